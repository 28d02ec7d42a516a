import type { Call, Run, Stage, Text } from '../ir.ts';

/** Stages that are run, with a text for the first one to read. */
export function runOf(stages: readonly Stage[], input?: Text): Run {
  return { stages, input, pipefail: false, check: false };
}

/** Text for the standard input is a matter of the run, not of the stage. */
export function takeInput(target: Call): { readonly input: Text | undefined; readonly rest: Call } {
  const texts = target.streams.filter((stream) => stream.to.k === 'text');
  const [text] = texts;
  if (
    texts.length !== 1 ||
    text?.fd !== 0 ||
    text.to.k !== 'text' ||
    target.streams.some((each) => each.fd === 0 && each !== text)
  )
    return { input: undefined, rest: target };
  return { input: text.to.text, rest: { ...target, streams: target.streams.filter((stream) => stream !== text) } };
}
