import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Language, Parser } from 'web-tree-sitter';

let parser: Parser | undefined;
let loading: Promise<void> | undefined;

/** Loads tree-sitter's bash grammar; has to be awaited once before shell text is parsed. Later calls cost nothing. */
export function loadShellGrammar(): Promise<void> {
  loading ??= load();
  return loading;
}

/** The parser. @throws Error before `loadShellGrammar` was awaited */
export function shellParser(): Parser {
  if (!parser) throw new Error('The shell grammar is not loaded: await loadShellGrammar() first.');
  return parser;
}

async function load(): Promise<void> {
  await Parser.init({ locateFile: () => locate('web-tree-sitter.wasm', 'web-tree-sitter/web-tree-sitter.wasm') });
  const language = await Language.load(
    readFileSync(locate('tree-sitter-bash.wasm', 'tree-sitter-bash/tree-sitter-bash.wasm')),
  );
  parser = new Parser();
  parser.setLanguage(language);
}

/** The build puts the grammar beside the bundle; in a checkout it is in its package. */
function locate(name: string, inPackage: string): string {
  const beside = fileURLToPath(new URL(name, import.meta.url));
  return existsSync(beside) ? beside : createRequire(import.meta.url).resolve(inPackage);
}
