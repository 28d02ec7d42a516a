/** Can what was lowered end the program, as ${name:?} and set -u do? In a subshell it would end only that. */
export function canEnd(lowered: unknown): boolean {
  const text = typeof lowered === 'string' ? lowered : JSON.stringify(lowered);
  return /"helper":"bound|"k":"fail"|"early":"end"/.test(text ?? '');
}
