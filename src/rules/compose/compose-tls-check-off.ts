import type { Service } from '../../compose/model.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import { removeEntry, removeItem } from '../../text/yaml-edits.ts';
import type { ComposeRule } from '../rule.ts';
import { unsafeFix } from '../support/yaml/compose.ts';

export const composeTlsCheckOff: ComposeRule = {
  id: 'compose-tls-check-off',
  group: 'compose',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  aliases: ['CKV2_DOCKER_6'],
  summary: 'A variable of a service that switches the check of TLS certificates off.',
  why: 'Every TLS connection of the service then takes an answer from anybody on the way.',
  *checkCompose({ file }) {
    for (const service of file.services) {
      for (const { key, range, value } of [...service.environment, ...service.buildArgs]) {
        const switches = SWITCHES.find(({ name }) => name.test(key));
        if (value === undefined || !switches?.off.test(value)) continue;
        yield {
          range,
          message: `\`${key}=${value}\` lets service \`${service.name}\` talk to whoever answers; remove it, and name your own certificate authority with \`${switches.instead}\`.`,
          fix: unsafeFix('Check the certificate', removed(file.text, service, range)),
        };
      }
    }
  },
};

/** What is set to switch the check off, and what names another authority. Sources: the documentation of Node, npm, Python and git. */
const SWITCHES: readonly { readonly name: RegExp; readonly off: RegExp; readonly instead: string }[] = [
  { name: /^NODE_TLS_REJECT_UNAUTHORIZED$/, off: /^0$/, instead: 'NODE_EXTRA_CA_CERTS' },
  { name: /^npm_config_strict_ssl$/i, off: /^false$/, instead: 'NODE_EXTRA_CA_CERTS' },
  { name: /^PYTHONHTTPSVERIFY$/, off: /^0$/, instead: 'SSL_CERT_FILE' },
  { name: /^GIT_SSL_NO_VERIFY$/, off: /./, instead: 'GIT_SSL_CAINFO' },
];

/** Takes a variable out of `environment`. */
function removed(text: string, service: Service, range: Range): TextEdit[] | undefined {
  const entry = service.get('environment');
  const value = entry?.value;
  const within = (outer: Range): boolean => outer.start <= range.start && range.end <= outer.end;
  if (value?.kind === 'map') {
    const variable = value.entries.find((each) => within(each.range));
    return variable && removeEntry(text, variable, value);
  }
  const item = value?.kind === 'list' ? value.items.find((each) => within(each.range)) : undefined;
  return entry && value?.kind === 'list' && item ? removeItem(text, item, value, entry, service.own) : undefined;
}
