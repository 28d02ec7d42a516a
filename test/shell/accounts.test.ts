import { beforeAll, describe, expect, it } from '@jest/globals';
import { accountCall, numberOf } from '../../src/shell/accounts.ts';
import { loadShellGrammar, parseShell } from '../../src/shell/parser.ts';

beforeAll(() => loadShellGrammar());

function read(text: string) {
  const [command] = parseShell(text).commands;
  const call = command && accountCall(command);
  return call && [call.kind, call.action, call.name?.value, call.group?.value, numberOf(call)];
}

describe('accountCall', () => {
  it.each([
    ['useradd -mu 1000 -s /bin/sh app', ['user', 'add', 'app', undefined, '1000']],
    ['sudo /usr/sbin/useradd --uid=12 --home-dir /h app', ['user', 'add', 'app', undefined, '12']],
    ['usermod -l new -u5 old', ['user', 'modify', 'old', undefined, '5']],
    ['adduser --system --ingroup g --gecos "a b" --uid 7 app', ['user', 'add', 'app', undefined, '7']],
    ['adduser -D -h /h -G g app', ['user', 'add', 'app', undefined, undefined]],
    ['adduser --quiet app docker', ['user', 'member', 'app', 'docker', undefined]],
    ['addgroup app docker', ['user', 'member', 'app', 'docker', undefined]],
    ['addgroup -S -g 9 app', ['group', 'add', 'app', undefined, '9']],
    ['groupmod -n new -g 9 old', ['group', 'modify', 'old', undefined, '9']],
    ['groupadd -g $GID app', ['group', 'add', 'app', undefined, undefined]],
    ['useradd -D -s /bin/bash', ['user', 'add', undefined, undefined, undefined]],
    ['echo useradd app', undefined],
    ['toString app', undefined],
  ])('reads %s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});
