import { parseShell } from '../../shell/parser.ts';
import { applyEdits } from '../../text/edit.ts';

/** Commands of the shell itself, and what only reports or is soon over: `exec` before them would change or end the script, or is no use. */
const NOT_EXEC =
  /^(echo|printf|exit|wait|return|true|false|:|\.|source|eval|cd|set|shift|export|unset|readonly|local|declare|trap|sleep|test|\[|\[\[|read|kill|rm|mkdir|cat|cp|mv|ln|tee|touch|chmod|chown|sed|awk|grep|find|tar|gzip|unzip|curl|wget|exec|fi|done|esac|then|else|do|in)$/;

/** The script with `exec` before the program that it ends with; undefined where its last statement is no plain program. */
export function executedScript(text: string): string | undefined {
  const { commands, functions, errors } = parseShell(text);
  if (errors.length > 0) return undefined;
  const last = commands.at(-1);
  if (!last || last.inside.length > 0 || last.background || last.pipeline.length > 1) return undefined;
  if (last.operatorBefore === '||' || last.wrappers.some(({ name }) => name === 'exec')) return undefined;
  const name = last.name ?? last.nameWord.raw;
  if (NOT_EXEC.test(name) || functions.some((each) => each.name === name)) return undefined;
  // Nothing but blanks, comments and the end may follow.
  if (/^[ \t]*[^\s#;]/m.test(text.slice(last.range.end).replace(/^[^\n]*/, ''))) return undefined;
  const start = (last.wrappers[0]?.word ?? last.nameWord).range.start;
  return applyEdits(text, [{ range: { start, end: start }, text: 'exec ' }]);
}
