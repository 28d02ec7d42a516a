import type { LineIndex } from '../text/lines.ts';
import type { Range } from '../text/range.ts';
import type { YamlDocument, YamlEntry, YamlItem, YamlList, YamlMap, YamlValue } from '../text/yaml.ts';

/** One compose file, by itself: files that override it or that it includes are not looked at. */
export interface ComposeFile {
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly document: YamlDocument;
  readonly services: readonly Service[];
  /** The top-level mapping; undefined when the file is empty or something else. */
  readonly root: YamlMap | undefined;
  readonly problems: readonly { readonly range: Range; readonly message: string }[];
  /** Variables and defaults put in; undefined when a variable's value is not known. */
  interpolate(text: string): string | undefined;
}

/** A service with anchors, merges and `extends` within the file resolved. */
export interface Service {
  readonly name: string;
  readonly nameRange: Range;
  /** The mapping under the name, when it is written there. New keys go in here. */
  readonly own: YamlMap | undefined;
  /** It has an image or is built here, and all its keys are known: only then a missing key is missing. */
  readonly complete: boolean;
  /** Started by `docker stack deploy`, which ignores some keys. */
  readonly swarm: boolean;
  readonly entries: readonly YamlEntry[];
  /** A key's entry, the service's own before one that it extends. */
  get(key: string): YamlEntry | undefined;
  /** The value at a path of keys below the service. */
  at(...keys: readonly string[]): YamlValue | undefined;
  /** The text of a scalar at a path of keys, variables put in. */
  text(...keys: readonly string[]): string | undefined;
  /** The items of a list, its own and those of services that it extends. */
  items(key: string): readonly ServiceItem[];
  readonly mounts: readonly Mount[];
  readonly ports: readonly Port[];
  readonly environment: readonly Variable[];
  readonly buildArgs: readonly Variable[];
}

export interface ServiceItem {
  readonly item: YamlItem;
  readonly list: YamlList;
  readonly entry: YamlEntry;
  /** Of a scalar, variables put in; undefined for others and for unknown variables. */
  readonly text: string | undefined;
}

export interface Mount {
  readonly range: Range;
  readonly at: ServiceItem;
  readonly type: 'bind' | 'volume' | 'other';
  /** The host's path or the volume's name, variables put in; undefined when there is none or it is unknown. */
  readonly source: string | undefined;
  readonly target: string | undefined;
  /** Of the short syntax, lower case. */
  readonly options: readonly string[];
  readonly readOnly: boolean;
  /** `bind.propagation` of the long syntax. */
  readonly propagation: YamlEntry | undefined;
}

export interface Port {
  readonly range: Range;
  readonly at: ServiceItem;
  /** The mapping, of the long syntax. */
  readonly long: YamlMap | undefined;
  readonly hostIp: string | undefined;
  /** A port or a range of ports as written, variables put in; undefined when there is none or it is unknown. */
  readonly published: string | undefined;
  readonly target: string | undefined;
  /** Nothing in it is unknown. */
  readonly known: boolean;
}

export interface Variable {
  readonly key: string;
  readonly range: Range;
  /** As written; undefined for a key without a value, which is taken from the host. */
  readonly value: string | undefined;
}
