/**
 * What a script says, as a shell reads it: every word taken apart, every expansion kept. Where Plimsoll only looks at shell text, the
 * tree-sitter grammar serves; it recovers from mistakes and binds a redirection to a whole list, which a translation can't afford.
 */
export interface Script {
  readonly dialect: Dialect;
  readonly body: readonly Statement[];
}

/** `sh` is dash, which Debian and Ubuntu run for it. */
export type Dialect = 'sh' | 'bash';

export interface Statement {
  readonly command: Command;
  readonly background: boolean;
  /** Comment lines right before it, without `#`. */
  readonly comments: readonly string[];
  /** The comment behind it on its line. */
  readonly behind?: string | undefined;
  /** An empty line stands before it. */
  readonly spaced: boolean;
  /** An empty line parts it from its comments. */
  readonly apart?: boolean;
  readonly line: number;
}

export type Command =
  | SimpleCommand
  | PipelineCommand
  | { readonly kind: 'and' | 'or'; readonly left: Command; readonly right: Command; readonly line: number }
  | { readonly kind: 'not'; readonly command: Command; readonly line: number }
  | IfCommand
  | LoopCommand
  | ForCommand
  | CountingCommand
  | CaseCommand
  | BodyCommand
  | FunctionCommand
  | TestCommand
  | {
      readonly kind: 'arithmetic';
      readonly expression: Arithmetic;
      readonly redirects: readonly Redirect[];
      readonly line: number;
    };

export interface SimpleCommand {
  readonly kind: 'simple';
  readonly assignments: readonly Assignment[];
  readonly words: readonly Word[];
  readonly redirects: readonly Redirect[];
  readonly line: number;
}

export interface PipelineCommand {
  readonly kind: 'pipeline';
  readonly stages: readonly Command[];
  readonly line: number;
}

export interface IfCommand {
  readonly kind: 'if';
  readonly branches: readonly { readonly condition: readonly Statement[]; readonly body: readonly Statement[] }[];
  readonly otherwise: readonly Statement[] | undefined;
  readonly redirects: readonly Redirect[];
  readonly line: number;
}

export interface LoopCommand {
  readonly kind: 'loop';
  readonly until: boolean;
  readonly condition: readonly Statement[];
  readonly body: readonly Statement[];
  readonly redirects: readonly Redirect[];
  readonly line: number;
}

export interface ForCommand {
  readonly kind: 'for';
  readonly name: string;
  /** Without a list it goes over the arguments. */
  readonly words: readonly Word[] | undefined;
  readonly body: readonly Statement[];
  readonly redirects: readonly Redirect[];
  readonly line: number;
}

/** `for ((first; condition; next))` */
export interface CountingCommand {
  readonly kind: 'counting';
  readonly first: Arithmetic | undefined;
  readonly condition: Arithmetic | undefined;
  readonly next: Arithmetic | undefined;
  readonly body: readonly Statement[];
  readonly redirects: readonly Redirect[];
  readonly line: number;
}

export interface CaseCommand {
  readonly kind: 'case';
  readonly word: Word;
  readonly arms: readonly {
    readonly patterns: readonly Word[];
    readonly body: readonly Statement[];
    readonly line: number;
  }[];
  readonly redirects: readonly Redirect[];
  readonly line: number;
}

export interface BodyCommand {
  readonly kind: 'group' | 'subshell';
  readonly body: readonly Statement[];
  readonly redirects: readonly Redirect[];
  readonly line: number;
}

export interface FunctionCommand {
  readonly kind: 'function';
  readonly name: string;
  readonly body: Command;
  readonly line: number;
}

/** `[[ … ]]` and `[ … ]` */
export interface TestCommand {
  readonly kind: 'test';
  readonly test: Test;
  /** Of `[ ]`: its words. */
  readonly words: readonly Word[];
  /** Of `[[ ]]`, which doesn't split words and compares with patterns. */
  readonly double: boolean;
  readonly redirects: readonly Redirect[];
  readonly line: number;
}

export type Test =
  | { readonly kind: 'and'; readonly left: Test; readonly right: Test }
  | { readonly kind: 'or'; readonly left: Test; readonly right: Test }
  | { readonly kind: 'not'; readonly test: Test }
  | { readonly kind: 'unary'; readonly operator: string; readonly word: Word }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Word; readonly right: Word };

export interface Assignment {
  readonly name: string;
  readonly append: boolean;
  readonly index: Word | undefined;
  readonly value: Word | { readonly kind: 'array'; readonly words: readonly Word[] };
  readonly line: number;
}

export interface Redirect {
  /** File descriptor; -1 for `&>` and `&>>`, which mean 1 and 2. */
  readonly fd: number;
  readonly operator: '<' | '>' | '>>' | '>|' | '<>' | '>&' | '<&' | '<<' | '<<<' | '<(';
  /** The target; a here-document's body; the commands of `< <( … )`, as one part. */
  readonly word: Word;
  readonly line: number;
}

export interface Word {
  readonly parts: readonly Part[];
  /** As written, for messages. */
  readonly raw: string;
  readonly line: number;
}

export type Part =
  | { readonly kind: 'text'; readonly text: string; readonly quoted: boolean }
  | Parameter
  | { readonly kind: 'command'; readonly body: readonly Statement[]; readonly quoted: boolean; readonly line: number }
  | { readonly kind: 'arithmetic'; readonly expression: Arithmetic; readonly quoted: boolean; readonly line: number }
  | { readonly kind: 'tilde' };

export interface Parameter {
  readonly kind: 'parameter';
  /** `1`, `@`, `?`, `NAME` … */
  readonly name: string;
  /** Of an array: `@`, `*`, or an index. */
  readonly index: '@' | '*' | Word | undefined;
  /** An index as the place in a list that it is; undefined: it isn't read as arithmetic. */
  readonly place?: Arithmetic | undefined;
  /** `${!array[@]}`: the places of an array. */
  readonly places?: true;
  /** `${!PREFIX@}`: the names of variables with a prefix. */
  readonly prefix?: true;
  readonly operation: Operation | undefined;
  /** `${!name}`: the value of the variable whose name the value is. */
  readonly indirect?: true;
  readonly quoted: boolean;
  readonly line: number;
}

export type Operation =
  | { readonly kind: 'length' }
  | { readonly kind: 'default' | 'assign' | 'error' | 'alternative'; readonly colon: boolean; readonly word: Word }
  | { readonly kind: 'prefix' | 'suffix'; readonly longest: boolean; readonly pattern: Word }
  | {
      readonly kind: 'replace';
      readonly where: 'first' | 'all' | 'start' | 'end';
      readonly pattern: Word;
      readonly replacement: Word;
    }
  | { readonly kind: 'slice'; readonly offset: Arithmetic; readonly length: Arithmetic | undefined }
  | { readonly kind: 'case'; readonly upper: boolean; readonly all: boolean };

export type Arithmetic =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string; readonly line: number }
  | { readonly kind: 'expansion'; readonly word: Word }
  | { readonly kind: 'unary'; readonly operator: '-' | '+' | '!' | '~'; readonly operand: Arithmetic }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Arithmetic; readonly right: Arithmetic }
  | {
      readonly kind: 'choice';
      readonly condition: Arithmetic;
      readonly yes: Arithmetic;
      readonly no: Arithmetic;
    }
  | {
      readonly kind: 'assign';
      readonly name: string;
      readonly operator: string;
      readonly value: Arithmetic;
      readonly line: number;
    }
  | {
      readonly kind: 'step';
      readonly name: string;
      readonly by: 1 | -1;
      readonly before: boolean;
      readonly line: number;
    };
