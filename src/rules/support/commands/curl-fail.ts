import { type Download, downloadOption } from '../../../shell/downloads.ts';
import type { TextEdit } from '../../../text/edit.ts';

/** Whether a call is one of curl that asks a server, and takes an error page of it for an answer like any other. */
export function takesErrors(call: Download): boolean {
  const { tool, urls } = call;
  if (tool !== 'curl' || downloadOption(call, '-f', '--fail', '--fail-with-body', ...NO_DOWNLOAD)) return false;
  if (urls.length === 0 && !downloadOption(call, '-K', '--config')) return false;
  return !/http_code|response_code/.test(downloadOption(call, '-w', '--write-out')?.value ?? '');
}

const NO_DOWNLOAD = ['-V', '--version', '-h', '--help', '-M', '--manual'];

/** Puts the letter into the first cluster of short options; undefined without one. */
export function failInCluster({ options }: Download): TextEdit | undefined {
  // In front of the other letters it is right even when the last of them takes a value.
  const short = options.find(({ word }) => /^-([a-zA-Z#46]{2,}|[gIkLOsSv])$/.test(word.raw))?.word;
  const at = short ? short.range.start + 1 : 0;
  return short && { range: { start: at, end: at }, text: 'f' };
}
