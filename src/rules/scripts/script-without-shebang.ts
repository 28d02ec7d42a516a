import type { ScriptRule } from '../rule.ts';

export const scriptWithoutShebang: ScriptRule = {
  id: 'script-without-shebang',
  group: 'scripts',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  aliases: [],
  summary: 'The script that the container starts does not say which program reads it.',
  why: 'The exec form asks the kernel to start the file, and the kernel knows no format without a shebang: exec format error.',
  *checkScript({ script: { path, text, shebang, start } }) {
    if (!start?.direct || shebang || text.trim() === '') return;
    const [line = ''] = /^[^\r\n]*/.exec(text) ?? [];
    const lead = /^[\uFEFF\s]+(?=#!)/.exec(text)?.[0];
    if (lead !== undefined) {
      yield {
        range: { start: 0, end: Math.max(line.length, 1) },
        message: `The shebang has to be the very first thing in the file; take away the ${lead.startsWith('\uFEFF') ? 'byte order mark' : 'blanks'} in front of it.`,
        fix: {
          safety: 'unsafe',
          title: 'Begin the file with the shebang',
          edits: [{ range: { start: 0, end: lead.length }, text: '' }],
        },
      };
      return;
    }
    const program = interpreterOf(path, text);
    yield {
      range: { start: 0, end: line.length },
      message: `\`${start.name}\` is started by the kernel and has no shebang; begin it with \`${program}\`.`,
      fix: {
        safety: 'unsafe',
        title: 'Say which program reads the script',
        edits: [{ range: { start: 0, end: 0 }, text: `${program}${text.includes('\r\n') ? '\r\n' : '\n'}` }],
      },
    };
  },
};

function interpreterOf(path: string, text: string): string {
  if (path.endsWith('.py')) return '#!/usr/bin/env python3';
  if (/\.[cm]?js$/.test(path)) return '#!/usr/bin/env node';
  if (/\.rb$/.test(path)) return '#!/usr/bin/env ruby';
  if (/\.pl$/.test(path)) return '#!/usr/bin/env perl';
  // What only bash understands: [[ ]], arrays, `function`, <( ), <<<, ${x^^}, pipefail.
  const bash = /\[\[\s|\b\w+=\(|^[ \t]*function\s|<\(|<<<|\$\{\w+(\^|,|\/|:\d|\[)|\bpipefail\b|\bBASH_/m;
  return bash.test(text) || path.endsWith('.bash') ? '#!/bin/bash' : '#!/bin/sh';
}
