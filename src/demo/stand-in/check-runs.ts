import { notFound, type Refusal, unprocessable } from './refusal.ts';
import type { Annotation, CheckRunRecord, State } from './state.ts';

const MAX_TEXT = 65_535;
const MAX_ANNOTATIONS = 50;

interface Output {
  readonly title?: string;
  readonly summary?: string;
  readonly text?: string;
  readonly annotations?: readonly Annotation[];
}

interface CheckRunRequest {
  readonly name?: string;
  readonly head_sha?: string;
  readonly external_id?: string;
  readonly status?: string;
  readonly conclusion?: string;
  readonly output?: Output;
  readonly actions?: readonly Action[];
}

interface Action {
  readonly label: string;
  readonly description: string;
  readonly identifier: string;
}

export function createCheckRun(state: State, request: CheckRunRequest): CheckRunRecord | Refusal {
  const refusal = refuse(request);
  if (refusal) return refusal;
  if (!request.name || !request.head_sha) return unprocessable('name and head_sha are required');
  const record: CheckRunRecord = {
    id: state.nextId(),
    name: request.name,
    headSha: request.head_sha,
    externalId: request.external_id ?? '',
    status: 'queued',
    conclusion: null,
    title: null,
    summary: null,
    text: null,
    annotations: [],
    actions: [],
    history: [],
  };
  state.checkRuns.push(record);
  return change(record, request);
}

export function updateCheckRun(state: State, id: number, request: CheckRunRequest): CheckRunRecord | Refusal {
  const record = state.checkRuns.find((candidate) => candidate.id === id);
  if (!record) return notFound();
  return refuse(request) ?? change(record, request);
}

function refuse({ status, conclusion, output, actions = [] }: CheckRunRequest): Refusal | undefined {
  if (actions.length > 3) return unprocessable('No more than 3 actions');
  const long = actions.some(
    ({ label, description, identifier }) => label.length > 20 || description.length > 40 || identifier.length > 20,
  );
  if (long) return unprocessable('An action is too long');
  if (status === 'completed' && conclusion === undefined)
    return unprocessable('A completed check run needs a conclusion');
  if (!output) return undefined;
  if (output.summary === undefined) return unprocessable('output needs a summary');
  if (output.summary.length > MAX_TEXT || (output.text ?? '').length > MAX_TEXT)
    return unprocessable(`summary and text may have ${MAX_TEXT} characters`);
  if ((output.annotations ?? []).length > MAX_ANNOTATIONS)
    return unprocessable(`No more than ${MAX_ANNOTATIONS} annotations a request`);
  const wrong = output.annotations?.some(({ start_line, end_line }) => start_line < 1 || end_line < start_line);
  return wrong ? unprocessable('An annotation ends before it begins') : undefined;
}

function change(record: CheckRunRecord, { status, conclusion, output, actions }: CheckRunRequest): CheckRunRecord {
  record.actions = actions ?? record.actions;
  record.status = conclusion === undefined ? (status ?? record.status) : 'completed';
  record.conclusion = conclusion ?? record.conclusion;
  record.history.push(record.status);
  if (output) {
    record.title = output.title ?? record.title;
    record.summary = output.summary ?? record.summary;
    record.text = output.text ?? record.text;
    // Annotations of later requests are added to those before.
    record.annotations.push(...(output.annotations ?? []));
  }
  return record;
}
