import { translate } from '../../src/refactor/translate/translate.ts';

/** The refusals of a script, as `line construct`. */
export function refusals(lines: string, shebang = '#!/bin/bash'): string[] {
  const result = translate(`${shebang}\n${lines}\n`, { name: 'entry.sh', to: 'python' });
  return result.done ? [] : result.refusals.map(({ line, construct }) => `${line} ${construct}`);
}

/**
 * The body of main in Python, without its indentation.
 * @throws Error with the refusals of a script that isn't translated
 */
export function main(lines: string, shebang = '#!/bin/bash'): string {
  const result = translate(`${shebang}\n${lines}\n`, { name: 'entry.sh', to: 'python' });
  if (!result.done) throw new Error(JSON.stringify(result.refusals));
  const head = /^def main\((?:args)?\):\n/m.exec(result.text);
  const start = (head?.index ?? 0) + (head?.[0].length ?? 0);
  const body = result.text.slice(start, result.text.indexOf('\n\n\n', start));
  return body.replaceAll(/^ {4}/gm, '');
}
