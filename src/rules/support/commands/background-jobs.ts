import { chainInstructions } from '../../../dockerfile/chain.ts';
import type { Image } from '../../../repository/image.ts';
import { isService } from '../../../repository/scripts/measure.ts';
import type { ShellCommand } from '../../../shell/model.ts';
import type { ImageScript } from './image-scripts.ts';

/** The processes that a script starts in the background and that stay. */
export function jobsOf(script: ImageScript): ShellCommand[] {
  const { commands, functions } = script.shell();
  const names = new Set(functions.map(({ name }) => name));
  return commands.filter((command) => isService(command, names));
}

const INIT = /(^|\/)(tini|dumb-init|catatonit|s6-svscan|my_init|init|supervisord)$/;

function startWords(image: Image): readonly string[] {
  const entry = chainInstructions(image.dockerfile.target).findLast(({ keyword }) => keyword === 'ENTRYPOINT');
  return entry?.words.map(({ value }) => value) ?? [];
}

/** Whether a program that waits for every process is the first one of the container. */
export function hasInit(image: Image): boolean {
  return INIT.test(startWords(image)[0] ?? '');
}

/** Whether the first program passes signals to a whole group of processes: `dumb-init` does, `tini -g` does. */
export function passesToGroup(image: Image): boolean {
  const [first = '', ...args] = startWords(image);
  return /(^|\/)dumb-init$/.test(first) || (/(^|\/)tini$/.test(first) && args.some((arg) => /^-\w*g/.test(arg)));
}
