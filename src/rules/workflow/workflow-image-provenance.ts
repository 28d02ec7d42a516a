import { entryOf, valueAt } from '../../text/yaml.ts';
import { removeEntry } from '../../text/yaml-edits.ts';
import type { Push } from '../../workflow/pushes.ts';
import type { WorkflowRule } from '../rule.ts';
import { unsafeFix } from '../support/yaml/compose.ts';
import { type Care, carelessPushes, flagsOf } from '../support/yaml/workflow.ts';

export const workflowImageProvenance: WorkflowRule = {
  id: 'workflow-image-provenance',
  group: 'workflow',
  severity: 'info',
  default: true,
  fix: 'unsafe',
  aliases: [],
  summary: 'An image is pushed without a record of how it was built.',
  why: 'A provenance attestation says from which commit and by which build an image came; without it nobody can check that.',
  *checkWorkflow({ file }) {
    for (const push of carelessPushes(file, CARE)) {
      const { step } = push;
      const withMap = valueAt(step.map, 'with');
      const entry = entryOf(withMap, 'provenance');
      const edits = entry && withMap?.kind === 'map' ? removeEntry(file.text, entry, withMap) : undefined;
      yield {
        range: entry?.range ?? push.range,
        message: messageOf(push),
        fix: unsafeFix('Let the build attest its provenance', edits),
      };
    }
  },
};

const CARE: Care = {
  actions: /^actions\/attest(-build-provenance)?$|slsa-framework\/slsa-github-generator/,
  commands: /^cosign attest\b|^slsa-/,
  byItself(push) {
    const { step, kind } = push;
    if (kind === 'action') return step.input('provenance') !== 'false' && !isOld(step.version);
    const off = push.command?.assignments.some(({ name }) => name === 'BUILDX_NO_DEFAULT_ATTESTATIONS') ?? false;
    // Builds that push attest by themselves, unless they are told not to (https://docs.docker.com/build/metadata/attestations/).
    return kind === 'build' && !off && flagsOf(push, 'provenance').at(-1) !== 'false';
  },
};

/** The action attests since its fourth version. */
function isOld(version: string | undefined): boolean {
  const major = /^v?([1-9]\d?)(\.|$)/.exec(version ?? '')?.[1];
  return major !== undefined && Number(major) < 4;
}

function messageOf(push: Push): string {
  if (push.kind === 'push') {
    return 'What is pushed here says nothing of how it was built; build and push in one step with `docker buildx build --push`, or attest it with `actions/attest-build-provenance`.';
  }
  return push.kind === 'action' && push.step.input('provenance') !== 'false'
    ? 'This version of the action attests nothing; take a version from `v4` on.'
    : 'The image is pushed without provenance; take what switches it off away.';
}
