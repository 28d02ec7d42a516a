import type { CommonWriter } from '../expressions.ts';
import type { Names } from './names.ts';
import type { Programs } from './programs.ts';

/** What the parts that write expressions share. */
export interface Writer extends CommonWriter {
  readonly names: Names;
  /** Functions of the script that have to be waited for. */
  readonly slow: ReadonlySet<string>;
  /** Signals have actions, so that what may bring one has to be waited for. */
  readonly traps: boolean;
  /** How the program runs others. */
  readonly programs: Programs;
  /** What takes the program's place may begin with an option of bash's exec. */
  readonly options: boolean;
  /** The arguments with which a body is called that runs in a process of its own. */
  bodyArguments(name: string): readonly string[];
}
