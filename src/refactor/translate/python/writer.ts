import type { CommonWriter } from '../expressions.ts';
import type { Quote } from './literals.ts';
import type { Names } from './names.ts';

/** What the parts that write expressions share. */
export interface Writer extends CommonWriter {
  readonly names: Names;
  /** Quotes of string literals; inside an f-string they are single. */
  quote: Quote;
  literal(value: string): string;
}
