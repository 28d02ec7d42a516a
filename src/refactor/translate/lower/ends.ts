/** Can what was lowered end the program, as ${name:?} and set -u do? In a subshell it would end only that. */
export function canEnd(lowered: unknown): boolean {
  return /"helper":"bound|"k":"fail"/.test(JSON.stringify(lowered) ?? '');
}
