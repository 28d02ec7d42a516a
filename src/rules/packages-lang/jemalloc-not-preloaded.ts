import { chainInstructions, chainOf } from '../../dockerfile/chain.ts';
import { packageCalls } from '../../shell/packages.ts';
import { fullLineRange } from '../../text/lines.ts';
import type { Rule } from '../rule.ts';
import { appendCommand } from '../support/commands/append-command.ts';
import { runs } from '../support/instructions/instructions.ts';
import { isBundleInstall, isRubyDevelopment, isRubyImage } from '../support/packages/ruby.ts';

export const jemallocNotPreloaded: Rule = {
  id: 'jemalloc-not-preloaded',
  group: 'packages-lang',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  mentions: ['jemalloc'],
  aliases: ['tally/ruby/jemalloc-installed-but-not-preloaded'],
  summary: 'jemalloc is installed but not used.',
  why: 'Ruby takes jemalloc only when it is preloaded; without that the package takes space and saves no memory.',
  *check({ file, image }) {
    const { target } = file;
    if (!target) return;
    const chain = chainInstructions(target);
    const stages = new Set(chainOf(target));
    const ruby =
      isRubyImage(target) ||
      chain.some((run) => run.keyword === 'RUN' && packageCalls(run.shell()).some(isBundleInstall));
    const preload = target.end.variable('LD_PRELOAD');
    if (!ruby || preload?.value?.includes('jemalloc')) return;
    if (TUNED.test(target.end.variable('MALLOC_CONF')?.value ?? '')) return;
    // Also by a script at start, for the whole system, or built in.
    if (chain.some(({ keyword, range }) => keyword !== 'ENV' && USED.test(file.text.slice(range.start, range.end))))
      return;
    if (SCRIPTS.some((path) => /jemalloc|LD_PRELOAD/.test(image.readContext(path) ?? ''))) return;
    for (const run of runs(file)) {
      if (!run.stage || !stages.has(run.stage) || isRubyDevelopment(run)) continue;
      for (const { family, subcommand, packages } of packageCalls(run.shell())) {
        const word = packages.find(({ text }) => PACKAGE.test(text));
        if (!word || !/^(install|add)$/.test(subcommand ?? '')) continue;
        const at = fullLineRange(file.lines, run.endLine).end;
        const possible =
          family === 'apt' && /^libjemalloc2\b/.test(word.text) && !run.onbuild && !preload && at > run.range.end;
        const link = possible ? appendCommand(file, run, LINK) : undefined;
        const lines = [...(link ? [] : [`RUN ${LINK}`]), 'ENV LD_PRELOAD="/usr/local/lib/libjemalloc.so"'];
        yield {
          range: word.range,
          message: `\`${word.text}\` is installed but Ruby does not load it; set \`LD_PRELOAD\` to the library.`,
          fix: possible
            ? {
                safety: 'unsafe',
                title: 'Load jemalloc',
                edits: [
                  ...(link ? [link] : []),
                  { range: { start: at, end: at }, text: lines.map((line) => line + file.eol).join('') },
                ],
              }
            : undefined,
        };
        return;
      }
    }
  },
};

const PACKAGE = /^(libjemalloc[12]|libjemalloc-dev|jemalloc|jemalloc-dev|jemalloc-devel)([=:]|$)/;
const TUNED = /narenas|background_thread|dirty_decay_ms|muzzy_decay_ms|thp/;
const USED = /LD_PRELOAD=|ld\.so\.preload|with-jemalloc/;
/** Where Rails keeps the script that starts the container. */
const SCRIPTS = [
  'bin/docker-entrypoint',
  'docker-entrypoint.sh',
  'docker-entrypoint',
  'entrypoint.sh',
  'bin/entrypoint',
];
/** The folder of the library is named after the processor. */
const LINK = 'ln -s "/usr/lib/$(uname -m)-linux-gnu/libjemalloc.so.2" /usr/local/lib/libjemalloc.so';
