/**
 * A translated program before it is written in a language: what the script does, in terms that Python and Node both have. The types tell
 * text, numbers, truth and lists apart, which a shell doesn't.
 */
export interface Program {
  /** Comment lines about the program as a whole, without their sign. */
  readonly header: readonly string[];
  readonly functions: readonly FunctionIr[];
  /** Names of functions that a name known only at run time may mean. */
  readonly dispatched: readonly string[];
  readonly main: readonly Stmt[];
  /** Variables that live beside the functions, since several of them use these. */
  readonly globals: readonly Global[];
  readonly features: ReadonlySet<Feature>;
  readonly dialect: 'sh' | 'bash';
}

/** What changes the helpers that a program gets. */
export type Feature =
  | 'traps'
  | 'trace'
  | 'background'
  | 'exit-trap'
  /** What takes the program's place may begin with an option of bash's exec. */
  | 'exec-options';

export interface Global {
  readonly variable: Variable;
  /** Its value when the program starts; undefined: first assigned by main. */
  readonly initial: Nullable | undefined;
  /** It may hold "unset". */
  readonly nullable: boolean;
}

export interface FunctionIr {
  readonly name: string;
  /** Names for `$1` … when each call gives just as many; undefined: it takes what it gets. */
  readonly parameters: readonly Variable[] | undefined;
  /** Its callers say whether a failing command ends the program. */
  readonly takesCheck: boolean;
  readonly body: readonly Stmt[];
  readonly comments: readonly string[];
}

/** A variable of the translated program. */
export interface Variable {
  /** Name in the script. */
  readonly name: string;
  readonly type: 'text' | 'number' | 'list';
  readonly scope: 'global' | 'local';
}

export type Nullable =
  | { readonly k: 'lookup'; readonly name: string }
  /** The environment variable of a name that is known only at run time. */
  | { readonly k: 'lookup-named'; readonly name: Text }
  | { readonly k: 'argument-or-none'; readonly index: number }
  | { readonly k: 'nullable'; readonly variable: Variable }
  /** `early`: what follows from a place before the first item; undefined: it is none. */
  | {
      readonly k: 'item';
      readonly list: List;
      readonly index: Num;
      readonly early: 'complaint' | 'end' | undefined;
    };

export type Text =
  | { readonly k: 'text'; readonly value: string }
  | { readonly k: 'join'; readonly parts: readonly Text[] }
  | { readonly k: 'variable'; readonly variable: Variable }
  | { readonly k: 'empty-if-unset'; readonly value: Nullable }
  /** An environment variable that is surely set. */
  | { readonly k: 'env'; readonly name: string }
  /** `value`, or `otherwise` when that is empty. */
  | { readonly k: 'or'; readonly value: Text | Nullable; readonly otherwise: Text }
  /** `value`, or `otherwise` when that is unset. */
  | { readonly k: 'unless-unset'; readonly value: Nullable; readonly otherwise: Text }
  | { readonly k: 'choose'; readonly test: Bool; readonly yes: Text; readonly no: Text }
  | { readonly k: 'number-text'; readonly value: Num }
  /** `$1` is 0. */
  | { readonly k: 'argument'; readonly index: number; readonly sure: boolean }
  /** What a group of a match holds; `sure`: it is never left out. */
  | { readonly k: 'group'; readonly match: List; readonly index: number; readonly sure: boolean }
  /** The last item of a list that has one. */
  | { readonly k: 'last'; readonly list: List }
  | { readonly k: 'script-path' }
  | { readonly k: 'joined'; readonly list: List }
  | { readonly k: 'output'; readonly run: Run }
  | { readonly k: 'slice'; readonly value: Text; readonly from: number; readonly to: number | undefined }
  | {
      readonly k: 'split-part';
      readonly value: Text;
      readonly at: Text;
      readonly last: boolean;
      readonly take: 'before' | 'after';
    }
  | { readonly k: 'replace'; readonly value: Text; readonly from: Text; readonly to: Text; readonly all: boolean }
  | { readonly k: 'substitute'; readonly value: Text; readonly regex: Regex; readonly to: Text; readonly all: boolean }
  | {
      readonly k: 'cut';
      readonly value: Text;
      readonly regex: Regex;
      readonly end: 'prefix' | 'suffix';
      readonly longest: boolean;
    }
  | { readonly k: 'without'; readonly value: Text; readonly text: Text; readonly end: 'prefix' | 'suffix' }
  /** As wide as this at least, with blanks or zeros. */
  | {
      readonly k: 'pad';
      readonly value: Text;
      readonly width: number;
      readonly fill: 'left' | 'right' | 'zeros';
    }
  | { readonly k: 'letters'; readonly value: Text; readonly upper: boolean; readonly all: boolean }
  | { readonly k: 'text-call'; readonly helper: TextHelper; readonly args: readonly Value[] };

export type TextHelper =
  | 'assign'
  | 'bound'
  | 'bound-env'
  | 'pwd'
  | 'home'
  | 'which'
  | 'substring'
  | 'user-id'
  | 'host-name'
  | 'parent-pid'
  | 'read-file'
  | 'last-pid'
  | 'umask'
  | 'real-path'
  | 'echo-text';

export type Num =
  | { readonly k: 'number'; readonly value: number }
  | { readonly k: 'variable'; readonly variable: Variable }
  | { readonly k: 'parse'; readonly text: Text }
  | { readonly k: 'length'; readonly value: Text }
  | { readonly k: 'count'; readonly list: List }
  | { readonly k: 'arithmetic'; readonly operator: string; readonly left: Num; readonly right: Num }
  | { readonly k: 'negative'; readonly operator: '-' | '~'; readonly operand: Num }
  | { readonly k: 'truth'; readonly test: Bool }
  | { readonly k: 'choose'; readonly test: Bool; readonly yes: Num; readonly no: Num }
  /** 0 when true, 1 when false, as exit statuses go. */
  | { readonly k: 'status'; readonly test: Bool }
  | { readonly k: 'run'; readonly run: Run }
  | {
      readonly k: 'call';
      readonly name: string;
      readonly args: List;
      readonly check: Check;
      readonly takesCheck: boolean;
    }
  /** A function of the program where one has the name, else a program. */
  | { readonly k: 'dispatch'; readonly args: List }
  /** `[ … ]` with words whose number is known only at run time. */
  | { readonly k: 'test'; readonly args: List }
  | { readonly k: 'start'; readonly run: Run }
  | { readonly k: 'write'; readonly path: Text; readonly append: boolean; readonly text: Text }
  | { readonly k: 'attempt'; readonly of: Replacement; readonly check: Exclude<Check, true> }
  | { readonly k: 'pid' }
  | { readonly k: 'num-call'; readonly helper: NumHelper; readonly args: readonly Value[] };

export type NumHelper = 'cd' | 'wait-for' | 'wait-all' | 'wait-any' | 'kill' | 'exit-code' | 'pushd' | 'popd' | 'umask';

export type Bool =
  | { readonly k: 'constant'; readonly value: boolean }
  | { readonly k: 'not'; readonly test: Bool }
  | { readonly k: 'and' | 'or'; readonly left: Bool; readonly right: Bool }
  | { readonly k: 'filled'; readonly value: Text | Nullable }
  | { readonly k: 'set'; readonly value: Nullable }
  | { readonly k: 'has'; readonly list: List; readonly index: number }
  | { readonly k: 'equal'; readonly left: Text; readonly right: Text }
  | { readonly k: 'one-of'; readonly value: Text; readonly options: readonly Text[] }
  | { readonly k: 'starts' | 'ends'; readonly value: Text; readonly part: Text }
  | { readonly k: 'contains'; readonly value: Text; readonly part: Text }
  | { readonly k: 'matches'; readonly value: Text; readonly regex: Regex; readonly whole: boolean }
  | { readonly k: 'fits'; readonly value: Text; readonly pattern: Text }
  | { readonly k: 'compare'; readonly operator: Comparison; readonly left: Num; readonly right: Num }
  /** Of two texts that should be numbers; not so when one isn't. */
  | { readonly k: 'compare-texts'; readonly operator: Comparison; readonly left: Value; readonly right: Value }
  | { readonly k: 'less'; readonly left: Text; readonly right: Text }
  | { readonly k: 'file'; readonly operator: string; readonly path: Text }
  | { readonly k: 'newer'; readonly left: Text; readonly right: Text }
  | { readonly k: 'same-file'; readonly left: Text; readonly right: Text }
  | { readonly k: 'terminal'; readonly fd: number }
  | { readonly k: 'found'; readonly name: Text }
  | { readonly k: 'succeeded'; readonly status: Num }
  | { readonly k: 'flag'; readonly variable: Variable };

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** A regular expression in the syntax that Python and JavaScript share; `end` is the end of the text. */
export type Regex = readonly (
  | { readonly source: string }
  | { readonly end: true }
  | { readonly literal: Text }
  /** A shell pattern that is known only at run time. */
  | { readonly pattern: Text }
)[];

export type List =
  | { readonly k: 'list'; readonly items: readonly Item[] }
  /** Unquoted text: split at blanks, each word expanded to the files that it matches; `nullglob`: a pattern to none, if there are none. */
  | { readonly k: 'words'; readonly text: Text; readonly nullglob?: true }
  /** Text that is split beside text that isn't, in one word of the script. */
  | { readonly k: 'mixed'; readonly parts: readonly ({ readonly quoted: Text } | { readonly split: Text })[] }
  /** Text before the first of the items and behind the last, which without items are one text. */
  | { readonly k: 'beside'; readonly before: Text; readonly list: List; readonly after: Text }
  | { readonly k: 'glob'; readonly pattern: Regexless; readonly nullglob?: true }
  | { readonly k: 'arguments'; readonly from: number }
  /** The arguments behind the options that were taken. */
  | { readonly k: 'behind-options' }
  | { readonly k: 'variable'; readonly variable: Variable }
  | { readonly k: 'choose'; readonly test: Bool; readonly yes: List; readonly no: List }
  | { readonly k: 'elements'; readonly list: List; readonly from: number; readonly to: number | undefined }
  /** The names of the environment's variables that begin with a prefix, in order. */
  | { readonly k: 'env-names'; readonly prefix: string }
  /** The places of a list's items, from 0: numbers for a loop over them, else their digits. */
  | { readonly k: 'places'; readonly list: List }
  /** The lines of a text; behind the last line end one more. */
  | { readonly k: 'lines'; readonly text: Text }
  /** The match of a regular expression, with its groups, or nothing. */
  | { readonly k: 'match'; readonly value: Text; readonly regex: Regex; readonly whole: boolean }
  /** All lines that are left of the input. */
  | { readonly k: 'input-lines' };

export type Item = { readonly one: Text } | { readonly all: List };

/** A file pattern: text as it is, and text that isn't to be taken as a pattern. */
export type Regexless = readonly ({ readonly pattern: string } | { readonly literal: Text })[];

export type Value = Text | Num | Bool | List;

/** Whether a failure ends the program; `parameter`: as the caller of the function says. */
export type Check = boolean | 'parameter';

export interface Run {
  readonly stages: readonly Stage[];
  /** Text that the first stage reads. */
  readonly input: Text | undefined;
  readonly pipefail: boolean;
  readonly check: Check;
}

export type Stage =
  | Call
  | { readonly k: 'body'; readonly name: string }
  | { readonly k: 'expression'; readonly value: Num };

export interface Call {
  readonly k: 'program';
  readonly args: List;
  readonly env: readonly { readonly name: string; readonly value: Text }[];
  readonly streams: readonly Stream[];
  /** Sure to have a name: else nothing is run when it is empty. */
  readonly named: boolean;
}

export interface Stream {
  readonly fd: 0 | 1 | 2;
  readonly to:
    | { readonly k: 'null' }
    /** `split`: the path is split as a word is, and has to be one then. */
    | { readonly k: 'file'; readonly mode: 'r' | 'w' | 'a'; readonly path: Text; readonly split?: true }
    | { readonly k: 'fd'; readonly fd: 0 | 1 | 2 }
    | { readonly k: 'text'; readonly text: Text }
    /** What programs print that run meanwhile. */
    | { readonly k: 'piped'; readonly run: Run };
}

/** Another program in the place of this one, or its streams redirected for good. As a statement it ends the program when it fails. */
export type Replacement =
  /** `goesOn`: there may be no program to run. */
  | { readonly k: 'execute'; readonly call: Call; readonly goesOn: boolean }
  | { readonly k: 'redirect'; readonly streams: readonly Stream[] };

export type Stmt =
  | { readonly k: 'assign'; readonly variable: Variable; readonly value: Value }
  /** The value that the environment gives, or "unset". */
  | { readonly k: 'begin'; readonly variable: Variable; readonly name: string }
  | { readonly k: 'unset'; readonly variable: Variable }
  | { readonly k: 'set-env'; readonly name: string; readonly value: Text }
  | { readonly k: 'set-env-named'; readonly name: Text; readonly value: Text }
  | { readonly k: 'unset-env-named'; readonly name: Text }
  /** Exports a variable when it is set. */
  | { readonly k: 'unset-env'; readonly name: string }
  | { readonly k: 'append'; readonly variable: Variable; readonly items: List }
  | { readonly k: 'set-arguments'; readonly list: List }
  /** Captures what is printed, and the status. */
  | { readonly k: 'capture'; readonly variable: Variable; readonly status: Variable; readonly run: Run }
  | { readonly k: 'do'; readonly value: Num | Text }
  | { readonly k: 'checked'; readonly status: Num; readonly check: Check }
  | { readonly k: 'print'; readonly text: Text; readonly fd: 1 | 2 }
  | { readonly k: 'echo'; readonly words: List; readonly fd: 1 | 2 }
  | {
      readonly k: 'if';
      readonly branches: readonly { readonly test: Bool; readonly body: readonly Stmt[] }[];
      readonly otherwise: readonly Stmt[] | undefined;
    }
  | { readonly k: 'while'; readonly test: Bool; readonly body: readonly Stmt[] }
  | { readonly k: 'for'; readonly variable: Variable; readonly list: List; readonly body: readonly Stmt[] }
  | { readonly k: 'break' | 'continue' }
  | { readonly k: 'return'; readonly status: Num | undefined }
  | { readonly k: 'exit'; readonly status: Num }
  | Replacement
  | {
      readonly k: 'with';
      readonly streams: readonly Stream[];
      readonly body: readonly Stmt[];
      readonly failed: readonly Stmt[];
      /** Where the program ends inside, its last action writes there too. */
      readonly leaves: boolean;
    }
  /** A body that is run in a process of its own. */
  | { readonly k: 'body'; readonly name: string; readonly body: readonly Stmt[] }
  | {
      readonly k: 'read';
      readonly targets: readonly Variable[];
      readonly ok: Variable;
      readonly raw: boolean;
      readonly trim: boolean;
      /** The character that ends the line; undefined: the end of a line. */
      readonly end: string | undefined;
      /** What parts the words; undefined: the line isn't parted. A list target takes all words. */
      readonly separators: string | undefined;
      /** The text whose first line is read; undefined: the input. */
      readonly from: Text | undefined;
    }
  /** The next option among the arguments. */
  | {
      readonly k: 'option';
      readonly ok: Variable;
      /** Its letter. */
      readonly name: Variable;
      readonly argument: Variable;
      /** The argument may have to be told from an empty one. */
      readonly nullable: boolean;
      /** Those that are known, as getopts writes them. */
      readonly letters: string;
    }
  | {
      readonly k: 'trap';
      readonly signals: readonly string[];
      readonly action: 'default' | 'ignore' | { readonly name: string };
    }
  /** `takesStatus`: the function wants to know the exit status. */
  | {
      readonly k: 'at-exit';
      readonly action: { readonly name: string; readonly takesStatus: boolean } | undefined;
    }
  | { readonly k: 'umask'; readonly mask: number }
  | { readonly k: 'sleep'; readonly seconds: string }
  | { readonly k: 'make-folder'; readonly path: Text }
  | { readonly k: 'trace'; readonly on: boolean }
  | { readonly k: 'fail'; readonly message: Text; readonly status: number }
  /** `behind`: on the line of the statement before it, where there is room. */
  | { readonly k: 'comment'; readonly text: string; readonly behind?: true }
  | { readonly k: 'blank' };
