import type { ComposeFile, Service } from '../compose/model.ts';
import type { Dockerfile } from '../dockerfile/model.ts';
import type { Image } from '../repository/image.ts';
import type { TextEdit } from '../text/edit.ts';
import type { Range } from '../text/range.ts';
import type { WorkflowFile } from '../workflow/model.ts';
import type { ImageScript } from './support/commands/image-scripts.ts';

export const SEVERITIES = ['error', 'warning', 'info', 'style'] as const;
/** From worst to mildest. */
export type Severity = (typeof SEVERITIES)[number];

/** A safe fix keeps what the image does; an unsafe one may change it and needs a human look. */
export type Safety = 'safe' | 'unsafe';

/** What a rule's author declares; documentation, configuration schema and `plimsoll rules` are made from it. */
export interface RuleDescription {
  /** kebab-case, the name of the rule's file and page. */
  readonly id: string;
  /** The folder of the rule's file. */
  readonly group: string;
  readonly severity: Severity;
  /** Whether it is on in the preset `recommended`. */
  readonly default: boolean;
  readonly fix: Safety | 'none';
  /** The peers' ids: `DL3002`, `DS-0002`, `CKV_DOCKER_8`, `DKL-DI-0006`, BuildKit's names, … */
  readonly aliases: readonly string[];
  /** One line for lists: what it finds. */
  readonly summary: string;
  /** One or two sentences for the comment: why it matters. Plain text, no Markdown. */
  readonly why: string;
  /** JSON Schema of the rule's options by name, each with a `default`; undefined without options. */
  readonly options?: Readonly<Record<string, OptionSchema>>;
  /** An external program, or the engine after all other rules, finds what the rule tells; `check` yields nothing then. */
  readonly tool?: 'shellcheck' | 'engine';
}

/** A rule about Dockerfiles. */
export interface Rule extends RuleDescription {
  /** Words (in lower case) of which a Dockerfile has to hold one, in any case, for the rule to find anything: all others are spared it. */
  readonly mentions?: readonly string[];
  /** Yields every place where the rule fires. Must not throw, read the clock, or look outside its context. */
  check(context: RuleContext): Iterable<Problem>;
}

/** A rule about compose files. */
export interface ComposeRule extends RuleDescription {
  /** As a `Rule`'s `check`. A place that several services share through an anchor may be yielded for each; it is told once. */
  checkCompose(context: ComposeContext): Iterable<Problem>;
}

/** A rule about CI workflows. */
export interface WorkflowRule extends RuleDescription {
  /** As a `Rule`'s `check`. */
  checkWorkflow(context: WorkflowContext): Iterable<Problem>;
}

/** A rule about the shell scripts that an image copies or starts. */
export interface ScriptRule extends RuleDescription {
  /** As a `Rule`'s `check`; ranges and edits are of the script. A script of several images is asked once, as one that starts if it does. */
  checkScript(context: ScriptContext): Iterable<Problem>;
}

/** A rule, whatever kind of file it is about. */
export type AnyRule = Rule | ComposeRule | WorkflowRule | ScriptRule;

export interface OptionSchema {
  readonly type: 'string' | 'integer' | 'boolean' | 'array';
  readonly items?: { readonly type: 'string' };
  readonly description: string;
  readonly default: unknown;
}

export interface RuleContext {
  readonly file: Dockerfile;
  readonly image: Image;
  /** The rule's options, defaults put in and types checked. */
  readonly options: Readonly<Record<string, unknown>>;
}

export interface ComposeContext {
  readonly file: ComposeFile;
  readonly options: Readonly<Record<string, unknown>>;
  /** The Dockerfile that a service is built from; undefined when it is built from none or from one that is not at hand. */
  dockerfileOf(service: Service): Dockerfile | undefined;
}

export interface WorkflowContext {
  readonly file: WorkflowFile;
  readonly options: Readonly<Record<string, unknown>>;
}

export interface ScriptContext {
  readonly script: ImageScript;
  readonly options: Readonly<Record<string, unknown>>;
}

export interface Problem {
  readonly range: Range;
  /** One sentence: what is wrong, and how to mend it here. Plain text; words of the file in backquotes. */
  readonly message: string;
  /** Replaces the rule's `why` where this place needs other words. */
  readonly why?: string;
  readonly related?: readonly { readonly range: Range; readonly message: string }[];
  /** Where other linters tell the same, so that a suppression comment there holds as well. */
  readonly elsewhere?: readonly Range[];
  readonly fix?: Fix;
}

export interface Fix {
  readonly safety: Safety;
  /** Imperative: `Replace ADD by COPY`. */
  readonly title: string;
  /** Edits of the checked file, free of conflicts among themselves. */
  readonly edits: readonly TextEdit[];
  /** Files to create or replace beside it (`.dockerignore`), by repository path. */
  readonly files?: readonly { readonly path: string; readonly text: string }[];
  /**
   * What takes the place of the edits where whole files can be written beside the checked one, as a command does it and a suggestion can't:
   * without these files its edits would be wrong.
   */
  readonly withFiles?: {
    readonly edits: readonly TextEdit[];
    readonly files: readonly { readonly path: string; readonly text: string }[];
  };
  /**
   * `rewrite`: it writes stages anew. `before-rewrites`: such a fix waits for it, as what it sets is meant for every stage.
   * `after-rewrites`: it waits for such a fix, as what it adds would end up in the wrong stage. Undefined: neither matters.
   */
  readonly turn?: 'before-rewrites' | 'rewrite' | 'after-rewrites';
}
