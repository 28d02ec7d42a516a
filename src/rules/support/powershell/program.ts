/** Which PowerShell a program's name or path is; undefined for other programs. */
export function programOf(path: string): 'powershell' | 'pwsh' | undefined {
  const name = (path.split(/[\\/]/).at(-1) ?? '')
    .replace(/^@/, '')
    .replace(/\.exe$/i, '')
    .toLowerCase();
  return name === 'powershell' || name === 'pwsh' ? name : undefined;
}

/** Whether a word is PowerShell's option in front of its script, `-Command` or short for it. */
export function isCommandOption(word: string): boolean {
  return /^-c(o(m(m(a(n(d)?)?)?)?)?)?$/i.test(word);
}

/** A RUN's text as it is after continuations joined its lines; two blanks keep the place of each. */
export function joined(shellText: string): string {
  return shellText.replaceAll('\\\n', '  ');
}
