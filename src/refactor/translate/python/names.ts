import type { Program } from '../ir.ts';
import { namesIn, ProgramNames } from '../names.ts';

/** Names that a variable must not take: Python's own, and those that every program has. */
const LANGUAGE: readonly string[] = (
  'and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal ' +
  'not or pass raise return try while with yield none true false bool bytes dict dir exit file filter float format hash help id input ' +
  'int iter len license list map max min next object open ord pow print property range repr round set slice sorted str sum super ' +
  'tuple type vars zip all any bin callable chr compile copyright credits delattr divmod enumerate eval exec getattr globals hasattr ' +
  'hex isinstance issubclass locals memoryview oct quit reversed setattr staticmethod main args check'
).split(' ');

/** Modules, and names of the helpers. */
const HELPERS: readonly string[] = (
  'contextlib errno getopt glob io os re shlex shutil signal socket stat subprocess sys threading time call apart run pipeline output ' +
  'capture start spawn connect finish execute fork must put require bound number compare words mixed files matches cut_prefix ' +
  'cut_suffix without_prefix without_suffix substring redirected open_streams read_line echo echo_text ESCAPE unescape beside ' +
  'same_file set_umask change_directory current_directory push_directory pop_directory directories redirect wait_for wait_all ' +
  'wait_any kill trap run_traps fail exit_code home quotient remainder read_file newer piped_from current_umask end_by evaluate ' +
  'unary_test binary_test one_path next_line pattern_regex dispatch functions test read_words read_list part at_exit leave ' +
  'exit_action trace children last_pid busy pending traps waiting interrupted text_pipe settle has_type reap leaving next_option ' +
  'option_index option_rest option_argument item_at checked_item input_lines is_pattern names_with'
).split(' ');

/** Python names for the script's variables and functions: lower case with underscores, none twice. */
export class Names extends ProgramNames {
  /** @param helpers the code of the helpers that the program has, and its modules; undefined: any may come along */
  constructor(program: Program, helpers?: string) {
    super(program, { taken: new Set([...LANGUAGE, ...namesIn(HELPERS, helpers)]), spell: clean, joint: '_' });
  }
}

function clean(name: string): string {
  const lower = name.toLowerCase().replace(/[^a-z0-9_]/g, '_');
  return /^[0-9]/.test(lower) ? `_${lower}` : lower;
}
