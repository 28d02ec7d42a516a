import { chainInstructions } from '../../dockerfile/chain.ts';
import type { Instruction } from '../../dockerfile/model.ts';
import type { Rule } from '../rule.ts';
import { isWindowsStage } from '../support/images/windows.ts';

export const namedUserWithoutPasswd: Rule = {
  id: 'named-user-without-passwd',
  group: 'user',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  aliases: ['tally/named-identity-in-passwdless-stage'],
  summary: 'A name for a user where no `/etc/passwd` is.',
  why: 'An image from scratch has no list of accounts, so the name cannot be looked up and the container does not start.',
  *check({ file }) {
    for (const stage of file.stages) {
      if (!stage.root.base.scratch || isWindowsStage(stage)) continue;
      let known = { passwd: false, group: false };
      for (const instruction of chainInstructions(stage)) {
        const { keyword, words, flags } = instruction;
        if (keyword === 'SHELL' || keyword === 'RUN') break;
        const owner = flags.find(({ name }) => name === 'chown');
        const place = keyword === 'USER' ? words[0]?.range : owner?.valueRange;
        const text = keyword === 'USER' ? words[0]?.value : owner?.value;
        if (keyword === 'COPY' || keyword === 'ADD')
          known = {
            passwd: known.passwd || brings(instruction, 'passwd'),
            group: known.group || brings(instruction, 'group'),
          };
        if (instruction.stage !== stage || place === undefined || text === undefined || text.includes('$')) continue;
        const [user = '', group = ''] = text.split(':');
        const named = (/\D/.test(user) && !known.passwd) || (/\D/.test(group) && !known.group);
        if (!named) continue;
        const plain = file.text.slice(place.start, place.end) === text;
        const numbers = [user, group]
          .filter((part) => part !== '')
          .map((part) => (part === 'root' ? '0' : /\D/.test(part) ? '65532' : part))
          .join(':');
        yield {
          range: place,
          message: `\`${text}\` cannot be looked up, as the image has no list of accounts; write a number, or copy /etc/passwd in.`,
          fix: plain
            ? { safety: 'unsafe', title: 'Write numbers', edits: [{ range: place, text: numbers }] }
            : undefined,
        };
      }
    }
  },
};

/** Whether a COPY brings /etc/passwd or /etc/group, by itself or with a whole tree. */
function brings({ words }: Instruction, name: string): boolean {
  const target = words.at(-1)?.value ?? '';
  const sources = words.slice(0, -1).map(({ value }) => value);
  return (
    target === `/etc/${name}` ||
    sources.some(
      (source) =>
        source.endsWith(`/${name}`) || /^\/?(etc\/?)?$/.test(source) || source === '.' || /rootfs|\.tar/.test(source),
    )
  );
}
