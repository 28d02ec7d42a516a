/**
 * A table to look up words in that strangers write. Without Object's own names: `table['constructor']` of an ordinary object is a
 * function, and so a command of that name would be found in every table.
 */
export function lookup<T>(entries: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.assign(Object.create(null) as Record<string, T>, entries);
}
