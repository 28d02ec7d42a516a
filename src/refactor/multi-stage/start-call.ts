import type { Stage } from '../../dockerfile/model.ts';
import type { Image } from '../../repository/image.ts';

/** What is built before the image starts, and what starts instead of the tool. */
export interface Built {
  /** RUN's command; undefined where the file builds it already. */
  readonly build: string | undefined;
  /** The words of the new start. */
  readonly start: readonly string[];
  /** Variables that the tool would have set. */
  readonly env?: readonly string[];
}

/** What a tool that builds at the start is asked for. */
export interface Call {
  readonly image: Image;
  readonly stage: Stage;
  /** The program as it is written, such as `./mvnw`. */
  readonly program: string;
  /** The words behind it. */
  readonly args: readonly string[];
  /** Where it works. */
  readonly folder: string;
}
