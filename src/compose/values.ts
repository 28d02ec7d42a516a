/**
 * Whether a value switches something on, as compose reads it: besides `true` also the words of older YAML, with a warning.
 * Source: https://github.com/compose-spec/compose-go (the loader's interpolation of types)
 */
export function isOn(text: string | undefined): boolean {
  return text !== undefined && /^(true|yes|on|y|t|1)$/i.test(text);
}
