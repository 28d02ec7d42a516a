import type { Dockerfile } from '../../../dockerfile/model.ts';
import type { TextEdit } from '../../../text/edit.ts';
import { isCommandOption } from './program.ts';
import type { PowershellScript } from './texts.ts';

/** A variable that changes how PowerShell behaves, with the value that a build wants. */
export interface Preference {
  readonly name: string;
  readonly value: string;
  readonly set: RegExp;
}

export const STOP_AT_ERRORS: Preference = {
  name: 'ErrorActionPreference',
  value: "'Stop'",
  set: /^["']?Stop["']?$/i,
};
/** Since PowerShell 7.4: https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_preference_variables */
export const STOP_AT_NATIVE_ERRORS: Preference = {
  name: 'PSNativeCommandUseErrorActionPreference',
  value: '$true',
  set: /^(\$true|1)$/i,
};
export const NO_PROGRESS_BAR: Preference = {
  name: 'ProgressPreference',
  value: "'SilentlyContinue'",
  set: /^["']?(SilentlyContinue|Ignore)["']?$/i,
};

/** Whether a preference holds at an offset of a script: set by SHELL, or by a statement of the script before. */
export function isSet(script: PowershellScript, preference: Preference, before: number): boolean {
  const wanted = preference.name.toLowerCase();
  const setting = new RegExp(`\\$${preference.name}\\s*=\\s*([^\\s;]+)`, 'gi');
  // The last one counts.
  const inPrelude = [...script.prelude.matchAll(setting)].at(-1)?.[1];
  if (inPrelude !== undefined && preference.set.test(inPrelude)) return true;
  return script.assignments.some(
    ({ name, variable, value }) =>
      name.toLowerCase().replace(/^(global|script):/, '') === wanted &&
      variable.range.start < before &&
      preference.set.test(value.map(({ text }) => text).join('')),
  );
}

/** Sets preferences where they hold for the whole script, in SHELL where there is one; undefined where that can't be written. */
export function setPreferences(
  file: Dockerfile,
  script: PowershellScript,
  preferences: readonly Preference[],
): TextEdit | undefined {
  const text = preferences.map(({ name, value }) => `$${name} = ${value};`).join(' ');
  if (script.shell) return script.shell.onbuild ? undefined : intoShell(file, script.shell, text);
  const { start } = script.range;
  if (script.kind === 'heredoc') {
    const shebang = /^\s*#![^\n]*\n/.exec(script.text)?.[0].length ?? 0;
    const at = start + shebang;
    return { range: { start: at, end: at }, text: `${text}${file.eol}` };
  }
  const posix = script.run.form === 'shell' && script.run.shell().commands.length > 0;
  if (posix && script.quote === '') return undefined;
  const written = posix && script.quote === '"' ? text.replaceAll('$', '\\$') : text;
  return {
    range: { start, end: start },
    text: `${script.quote === "'" ? written.replaceAll("'", '"') : written} `,
  };
}

function intoShell(
  file: Dockerfile,
  { words, form }: { readonly words: Dockerfile['instructions'][number]['words']; readonly form: string },
  text: string,
): TextEdit | undefined {
  const last = words.at(-1);
  if (form !== 'exec' || !last) return undefined;
  const { end } = last.range;
  if (isCommandOption(last.value)) return { range: { start: end, end }, text: `, "${text}"` };
  if (!words.some(({ value }) => isCommandOption(value))) return undefined;
  // In front of the quote that closes the word.
  const at = end - 1;
  const before = file.text.slice(last.range.start + 1, at).trimEnd();
  const joint = before === '' ? '' : before.endsWith(';') ? ' ' : '; ';
  return { range: { start: at, end: at }, text: `${joint}${text}` };
}
