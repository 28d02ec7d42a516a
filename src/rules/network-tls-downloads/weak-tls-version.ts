import { downloads } from '../../shell/downloads.ts';
import type { Rule } from '../rule.ts';
import { removeWords } from '../support/commands/command-edits.ts';
import { runs } from '../support/instructions/instructions.ts';

export const weakTlsVersion: Rule = {
  id: 'weak-tls-version',
  group: 'network-tls-downloads',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  mentions: ['curl', 'wget'],
  aliases: ['S4423'],
  summary: 'A download over a TLS version that is broken.',
  why: 'SSL 2 and 3 and TLS 1.0 and 1.1 can be read and changed by others; servers and browsers have given them up.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const { tool, command, options } of downloads(run.shell())) {
        for (const { name, value, word, valueWord } of options) {
          if (tool === 'wget' && name === '--secure-protocol' && WGET.test(value ?? '')) {
            const end = (valueWord ?? word).range.end;
            const at = (valueWord ?? word).raw.lastIndexOf(value ?? '');
            const start = (valueWord ?? word).range.start + at;
            yield {
              range: { start: word.range.start, end },
              message: `\`${name}=${value}\` allows a broken protocol; write \`${name}=TLSv1_2\`.`,
              fix:
                at === -1
                  ? undefined
                  : {
                      safety: 'unsafe',
                      title: 'Ask for TLS 1.2',
                      edits: [{ range: { start, end: start + (value ?? '').length }, text: 'TLSv1_2' }],
                    },
            };
          } else if (tool === 'curl' && name === '--tls-max' && /^1\.[01]$/.test(value ?? '')) {
            const edit = removeWords(file, run, command, word, valueWord);
            yield {
              range: { start: word.range.start, end: (valueWord ?? word).range.end },
              message: `\`--tls-max ${value}\` allows only a broken protocol; remove it.`,
              fix: edit ? { safety: 'unsafe', title: 'Allow newer TLS', edits: [edit] } : undefined,
            };
          } else if (tool === 'curl' && CURL.test(name)) {
            const alone = word.raw === name;
            yield {
              range: word.range,
              message: `\`${name}\` allows a broken protocol; write \`--tlsv1.2\`.`,
              fix: alone
                ? { safety: 'unsafe', title: 'Ask for TLS 1.2', edits: [{ range: word.range, text: '--tlsv1.2' }] }
                : undefined,
            };
          }
        }
      }
    }
  },
};

const CURL = /^(-[123]|--(sslv2|sslv3|tlsv1|tlsv1\.0|tlsv1\.1))$/;
const WGET = /^(SSLv[23]|TLSv1|TLSv1_1)$/i;
