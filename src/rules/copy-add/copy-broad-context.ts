import type { Rule } from '../rule.ts';
import { contextPath, copies, isRemote } from '../support/files/copies.ts';
export const copyBroadContext: Rule = {
  id: 'copy-broad-context',
  group: 'copy-add',
  severity: 'info',
  default: false,
  fix: 'none',
  aliases: ['S6470'],
  summary: 'The whole build context copied into the image.',
  why: 'History, local settings and keys end up in the image with the program, and any change to any file makes the build start over from here.',
  *check({ file, image }) {
    const secretive = image.listContext().some((path) => /\.(pem|key|p12|pfx)$|(^|\/)id_(rsa|ed25519)$/.test(path));
    if (
      image.ignoreFile !== undefined &&
      !secretive &&
      !image.matchesContext('.', ['.git/config']) &&
      !image.matchesContext('.', ['.env'])
    )
      return;
    for (const { from, sources, instruction } of copies(file)) {
      if (from !== undefined || instruction.stage?.role !== 'target') continue;
      for (const source of sources) {
        if (isRemote(source) || source.expanded === undefined) continue;
        if (!/^[^/]*\*$|^$/.test(contextPath(source))) continue;
        yield {
          range: source.range,
          message: `\`${source.value}\` takes along whatever lies in the build context, \`.git\` and \`.env\` included; name what the image needs, or keep the rest out by a \`.dockerignore\`.`,
        };
      }
    }
  },
};
