import { posix } from 'node:path';
import type { Instruction } from '../../dockerfile/model.ts';
import type { ShellCommand, ShellScript, ShellWord } from '../../shell/model.ts';
import { lookup } from '../../text/lookup.ts';
import type { Rule } from '../rule.ts';
import { hasFileMount } from '../support/files/mounted.ts';
import { runs } from '../support/instructions/instructions.ts';

export const secretMountKept: Rule = {
  id: 'secret-mount-kept',
  group: 'secrets',
  severity: 'warning',
  default: true,
  fix: 'none',
  mentions: ['--mount'],
  aliases: [],
  summary: 'A mounted secret is written into the image.',
  why: 'A secret mount is gone when its RUN is done. A copy of the secret is a file of the layer, and everybody who has the image can read it.',
  *check({ file }) {
    for (const run of runs(file)) {
      if (run.stage?.ships === false) continue;
      const paths = run.flags.flatMap(({ name, value = '', expanded = value }) =>
        name === 'mount' ? secretOf(expanded, run) : [],
      );
      if (paths.length === 0) continue;
      const script = run.shell();
      const secrets = holder(paths, script);
      for (const command of script.commands) {
        const path = configured(command, secrets) ?? writtenTo(command, script, secrets);
        if (path === undefined || isGone(run, script, command, path)) continue;
        yield {
          range: command.range,
          message: `This leaves the secret in the image, in \`${path}\`; mount it where it is read (\`target=\` or \`env=\` of the mount), or delete the file in the same \`RUN\`.`,
        };
      }
    }
  },
};

/** A file that is mounted, or `$` and the name of a variable. */
type Secret = string;

/** Source: https://docs.docker.com/reference/dockerfile/#run---mounttypesecret */
function secretOf(mount: string, { state }: Instruction): Secret[] {
  if (!/(^|,)type=secret(,|$)/.test(mount)) return [];
  const options = new Map(
    mount.split(',').map((part) => {
      const [key = '', value = ''] = part.split('=', 2);
      return [key, value];
    }),
  );
  const target = options.get('target') ?? options.get('dst') ?? options.get('destination');
  const env = options.get('env');
  const id = options.get('id') ?? posix.basename(options.get('source') ?? options.get('src') ?? '');
  const files =
    target !== undefined
      ? [target, posix.resolve(state.workdir ?? '/', target)]
      : env === undefined && id !== ''
        ? [`/run/secrets/${id}`]
        : [];
  return env === undefined ? files : [`$${env}`, ...files];
}

interface Holder {
  /** Whether a word names a file with a secret. */
  isFile(word: ShellWord | undefined): boolean;
  /** Whether a word becomes a text with a secret in it. */
  isText(word: ShellWord | undefined): boolean;
}

function holder(secrets: readonly Secret[], { variables }: ShellScript): Holder {
  const reads = ({ text }: ShellWord): boolean =>
    /\$\(|`/.test(text) && text.split(/[\s"'`()<]+/).some((part) => part.startsWith('/') && secrets.includes(part));
  const taken = variables.flatMap(({ name, value }) => (value && reads(value) ? [`$${name}`] : []));
  const names = new Set([...secrets, ...taken]);
  return {
    isFile: (word) => word !== undefined && secrets.includes(word.text),
    isText: (word) => word !== undefined && (reads(word) || word.variables.some((name) => names.has(`$${name}`))),
  };
}

/** Programs that give on what they read or are told, more or less as it is. */
const PASS_ON = /^(cat|tee|echo|printf|base64|head|tail|tr|sed|envsubst|cut|grep|jq|awk)$/;

/** The file into which a command puts a secret. */
function writtenTo(command: ShellCommand, { commands }: ShellScript, secrets: Holder): string | undefined {
  const { name = '', args, redirects, pipeline } = command;
  const operands = args.filter(({ text }) => !text.startsWith('-'));
  const last = operands.at(-1);
  if (name === 'cp' || name === 'install') return operands.slice(0, -1).some(secrets.isFile) ? last?.text : undefined;
  if (!PASS_ON.test(name)) return undefined;
  if (name === 'sed' && args.some(({ text }) => /^(-[nrEs]*i|--in-place)/.test(text)))
    return operands.slice(0, -1).some(secrets.isText) ? last?.text : undefined;
  const out = redirects.find(({ operator, descriptor }) => /^&?>>?\|?$/.test(operator) && (descriptor ?? 1) === 1);
  const target = name === 'tee' ? operands[0] : out?.target;
  if (!target || /^\/(dev|proc)\//.test(target.text)) return undefined;
  const until = commands.filter((each) => each.pipeline.id === pipeline.id && each.range.start <= command.range.start);
  return until.every((each) => PASS_ON.test(each.name ?? '')) && until.some((each) => givesOn(each, secrets))
    ? target.text
    : undefined;
}

function givesOn({ name, args, redirects }: ShellCommand, { isFile, isText }: Holder): boolean {
  const told = args.some(isText) || redirects.some(({ operator, target }) => operator === '<<<' && isText(target));
  if (told || name === 'echo' || name === 'printf') return told;
  return args.some(isFile) || redirects.some(({ operator, target }) => operator === '<' && isFile(target));
}

/** Where programs keep what they are told to remember. */
const KEPT_IN: Readonly<Record<string, string>> = lookup({
  npm: '~/.npmrc',
  pnpm: '~/.npmrc',
  yarn: '~/.yarnrc',
  git: '~/.gitconfig',
  pip: 'pip.conf',
  pip3: 'pip.conf',
  poetry: 'auth.toml',
  composer: 'auth.json',
  bundle: '~/.bundle/config',
});

/** The file into which `npm config set //…:_authToken=$TOKEN` and the like put a secret. */
function configured({ name = '', args }: ShellCommand, secrets: Holder): string | undefined {
  return args[0]?.text === 'config' && args.some(secrets.isText) ? KEPT_IN[name] : undefined;
}

/** Whether the file isn't part of the layer, or a later command of the RUN takes it, or the setting, away. */
function isGone(run: Instruction, { commands }: ShellScript, command: ShellCommand, path: string): boolean {
  const plain = path.replace(/^(~|\$HOME|\$\{HOME\})(?=\/)/, '/root').replace(/(.)\/$/, '$1');
  if (hasFileMount(run, posix.resolve(run.state.workdir ?? '/', plain))) return true;
  return commands.some(({ name = '', args, range }) => {
    const texts = args.map(({ text }) => text);
    if (name === 'trap') return texts.some((text) => /\b(rm|shred)\b/.test(text));
    if (range.start <= command.range.start) return false;
    if (name === command.name) return texts.some((text) => /^(--?)?(unset|delete|remove|rm|unset-all)$/.test(text));
    return /^(rm|shred|unlink)$/.test(name) && texts.some((text) => isAbout(text, path));
  });
}

/** Whether a path that is deleted may be a file, its folder, or something in a folder. */
function isAbout(deleted: string, path: string): boolean {
  const [one, other] = [deleted, path].map((each) => each.replace(/\/\*?$/, ''));
  if (one === undefined || other === undefined || one === '') return false;
  return posix.basename(one) === posix.basename(other) || other.startsWith(`${one}/`) || one.startsWith(`${other}/`);
}
