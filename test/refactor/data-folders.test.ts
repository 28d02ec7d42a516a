import { beforeAll, describe, expect, it } from '@jest/globals';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';
import { dataFolders } from '../../src/refactor/data-folders.ts';
import { loadShellGrammar } from '../../src/shell/parser.ts';

beforeAll(loadShellGrammar);

function foldersOf(text: string) {
  const stage = parseDockerfile('Dockerfile', text).stages.at(-1);
  if (!stage) throw new Error('no stage');
  return dataFolders(stage);
}

describe('dataFolders', () => {
  it('takes what a RUN makes and whose name says so, or that nothing fills, and volumes', () => {
    const text =
      'FROM a:1\nWORKDIR /app\nRUN mkdir -p /app/logs /app/x /app/y /app/conf && cp /app/y/a /b\nVOLUME /data/ /app/logs\n';
    expect(foldersOf(text)).toEqual({ all: ['/app/logs', '/app/x', '/data'], missing: ['/data'] });
  });

  it.each(['(', '[', '\\\\', 'a+b', '*'])('reads a folder whose name is no pattern: %s', (name) => {
    expect(foldersOf(`FROM a:1\nWORKDIR /app\nRUN mkdir '${name}' && mkdir /app/x\n`).all).toContain('/app/x');
  });
});
