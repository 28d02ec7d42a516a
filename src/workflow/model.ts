import type { LineIndex } from '../text/lines.ts';
import type { Range } from '../text/range.ts';
import type { YamlDocument, YamlEntry, YamlMap } from '../text/yaml.ts';

/** A workflow of GitHub Actions (https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax). */
export interface WorkflowFile {
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly document: YamlDocument;
  readonly jobs: readonly Job[];
  readonly problems: readonly { readonly range: Range; readonly message: string }[];
}

export interface Job {
  readonly name: string;
  readonly nameRange: Range;
  readonly steps: readonly Step[];
  /** The reusable workflow that it calls, without the `@` and what follows; undefined for a job with steps. */
  readonly calls: string | undefined;
}

export interface Step {
  readonly range: Range;
  readonly map: YamlMap;
  /** Position in its job, from 0. */
  readonly index: number;
  /** The action before the `@`, lower case: `docker/build-push-action`; undefined without one. */
  readonly action: string | undefined;
  /** What stands behind the `@`. */
  readonly version: string | undefined;
  readonly uses: YamlEntry | undefined;
  readonly run: { readonly text: string; readonly entry: YamlEntry } | undefined;
  /** An input of `with` as text; undefined when it is not given. */
  input(name: string): string | undefined;
}
