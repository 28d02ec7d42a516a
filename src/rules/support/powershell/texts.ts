import { chainInstructions } from '../../../dockerfile/chain.ts';
import type { Dockerfile, Instruction } from '../../../dockerfile/model.ts';
import { isPosixShell } from '../../../dockerfile/shell-text.ts';
import { type PowershellText, parsePowershell } from '../../../shell/powershell/script.ts';
import { keepLast } from '../../../text/memory.ts';
import type { Range } from '../../../text/range.ts';
import { runs } from '../instructions/instructions.ts';
import { isCommandOption, joined, programOf } from './program.ts';
import { commandLineScripts } from './wrappers.ts';

/** PowerShell text of a RUN. Offsets in it are offsets in the file. */
export interface PowershellScript extends PowershellText {
  readonly run: Instruction;
  /** `shell`: SHELL names PowerShell; `wrapper`: `powershell -Command …`; `heredoc`: the body of a here-document. */
  readonly kind: 'shell' | 'wrapper' | 'heredoc';
  /** `powershell` is Windows PowerShell 5.1, `pwsh` PowerShell 6 and later. */
  readonly program: 'powershell' | 'pwsh';
  /** What is read, in the file. */
  readonly range: Range;
  /** As PowerShell sees it, as long as the range. */
  readonly text: string;
  /** The quote around it; it can't be written inside as it is. */
  readonly quote: '' | '"' | "'";
  /** Text that SHELL puts in front; empty without. */
  readonly prelude: string;
  /** The SHELL that names PowerShell, for `kind` `shell` and here-documents under it. */
  readonly shell: Instruction | undefined;
}

/** All PowerShell text of a file's RUN instructions, in order. */
export const powershellScripts = keepLast((file: Dockerfile): readonly PowershellScript[] =>
  /powershell|pwsh/i.test(file.text) ? runs(file).flatMap((run) => scriptsOf(run)) : [],
);

function scriptsOf(run: Instruction): PowershellScript[] {
  const { state, form, heredocs } = run;
  const program = programOf(state.shell?.[0] ?? '');
  const found: PowershellScript[] = [];
  const bodies = heredocs.flatMap(({ interpreter, body, bodyRange }) => {
    const by = programOf(interpreter ?? '');
    if (!by) return [];
    const inherits = program !== undefined && !/^\s*#!/.test(body);
    const rest = inherits ? shellParts(run) : NO_SHELL;
    return [script(run, { kind: 'heredoc', program: by, range: bodyRange, text: body, quote: '', ...rest })];
  });
  if (bodies.length > 0) return bodies;
  if (form === 'shell' && program) {
    const text = joined(run.shellText);
    found.push(script(run, { kind: 'shell', program, range: run.argsRange, text, quote: '', ...shellParts(run) }));
  } else {
    const posix =
      form === 'exec' || (state.shell ? isPosixShell(state.shell[0] ?? '') : run.shell().commands.length > 0);
    for (const each of commandLineScripts(run, posix))
      found.push(script(run, { kind: 'wrapper', ...each, ...NO_SHELL }));
  }
  return found;
}

const NO_SHELL = { prelude: '', shell: undefined } as const;

function script(run: Instruction, parts: Omit<PowershellScript, 'run' | keyof PowershellText>): PowershellScript {
  return { ...parsePowershell(parts.text, parts.range.start), run, ...parts };
}

function shellParts(run: Instruction): Pick<PowershellScript, 'prelude' | 'shell'> {
  const words = run.state.shell ?? [];
  const command = words.findIndex(isCommandOption);
  const shell = chainInstructions(run.stage).findLast(
    ({ keyword, index, stage }) => keyword === 'SHELL' && (stage !== run.stage || index < run.index),
  );
  return { prelude: command === -1 ? '' : words.slice(command + 1).join(' '), shell };
}
