import { configurationSchema } from '../../review/index.ts';

/** `plimsoll schema`: the JSON Schema of the configuration file. */
export function schema(): number {
  process.stdout.write(`${JSON.stringify(configurationSchema(), null, 2)}\n`);
  return 0;
}
