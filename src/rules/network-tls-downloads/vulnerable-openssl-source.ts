import { expand } from '../../dockerfile/expand.ts';
import { downloads } from '../../shell/downloads.ts';
import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';

export const vulnerableOpensslSource: Rule = {
  id: 'vulnerable-openssl-source',
  group: 'network-tls-downloads',
  severity: 'error',
  default: false,
  fix: 'unsafe',
  mentions: ['openssl'],
  aliases: ['Vulnerable OpenSSL Version'],
  summary: 'OpenSSL is built from a release with a known hole.',
  why: 'OpenSSL 3.0.0 to 3.0.6 can be crashed, and perhaps taken over, by a certificate (CVE-2022-3602). A scanner of images knows more such releases.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const { urls } of downloads(run.shell())) {
        for (const { text, raw, range } of urls) {
          const url = expand(text, (name) => run.state.variable(name)?.value) ?? text;
          const version = SOURCE.exec(url)?.[1];
          if (version === undefined) continue;
          const at = raw.indexOf(`openssl-${version}.tar`) + 'openssl-'.length;
          const start = range.start + at;
          yield {
            range,
            message: `OpenSSL ${version} has a known hole (CVE-2022-3602); build ${FIRST} or newer.`,
            fix:
              at < 'openssl-'.length
                ? undefined
                : {
                    safety: 'unsafe',
                    title: `Build OpenSSL ${FIRST}`,
                    edits: [{ range: { start, end: start + version.length }, text: FIRST }],
                  },
          };
        }
      }
    }
  },
};

/** The first release without the hole. Source: https://openssl-library.org/news/secadv/20221101.txt */
const FIRST = '3.0.7';
const SOURCE = /openssl\.org\/source\/(?:old\/3\.0\/)?openssl-(3\.0\.[0-6])\.tar/;
