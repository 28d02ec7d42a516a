import { beforeAll, describe, expect, it } from '@jest/globals';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import { composeCalls } from '../../../src/refactor/multi-stage/compose-calls.ts';
import { multiStage } from '../../../src/refactor/multi-stage/multi-stage.ts';
import { imageOf } from '../../../src/repository/read-image.ts';
import { memorySnapshot } from '../../../src/repository/snapshot.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';
import { applyEdits } from '../../../src/text/edit.ts';

beforeAll(() => loadShellGrammar());

const COMPOSE = `services:
  cart:
    build: ./cart
    healthcheck:
      test: ["CMD", "curl", "-f", "http://localhost:8080/health"]
  other:
    build:
      context: cart
      dockerfile: Other.Dockerfile
    command: make serve
  built:
    image: cart
    healthcheck: { test: wget -q x }
`;

function image(path: string, text: string, files: Record<string, string>): ReturnType<typeof imageOf> {
  return imageOf(memorySnapshot({ ...files, [path]: text }), parseDockerfile(path, text));
}

it('finds what services call in the image that a Dockerfile makes', () => {
  const files = { 'compose.yaml': COMPOSE, 'deploy/docker-compose.prod.yml': COMPOSE.replace('./cart', '../cart') };
  expect(composeCalls(image('cart/Dockerfile', 'FROM a', files))).toEqual([
    'curl -f http://localhost:8080/health',
    'curl -f http://localhost:8080/health',
  ]);
  expect(composeCalls(image('cart/Other.Dockerfile', 'FROM a', files))).toEqual(['make serve']);
  expect(composeCalls(image('Dockerfile', 'FROM a', files))).toEqual([]);
});

describe('a split', () => {
  const node =
    'FROM node:20\nWORKDIR /app\nCOPY package.json .\nRUN npm install\nCOPY server.js .\nCMD ["node", "server.js"]\n';
  const go = 'FROM golang:1.22\nWORKDIR /src\nCOPY . .\nRUN go build -o /cart .\nCMD ["/cart"]\n';
  const split = (text: string, files: Record<string, string>): string => {
    const result = multiStage(image('cart/Dockerfile', text, files));
    return result.offered ? applyEdits(text, result.edits) : result.reasons.map(({ message }) => message).join('\n');
  };

  it('brings the program that the health check of a compose file calls', () => {
    const files = { 'cart/package.json': '{}', 'cart/main.go': 'package main', 'cart/go.mod': 'module cart' };
    const install = 'apt-get install -y --no-install-recommends ca-certificates curl ';
    expect(split(node, { ...files, 'compose.yaml': COMPOSE })).toContain(
      `FROM node:20-slim\nRUN apt-get update && ${install}`,
    );
    expect(split(node, files)).not.toContain('curl');
    expect(split(go, { ...files, 'compose.yaml': COMPOSE })).toContain(`-slim\nRUN apt-get update && ${install}`);
    expect(split(go, files)).toContain('gcr.io/distroless');
  });

  it('is refused where a compose file calls what would go', () => {
    const text =
      'FROM debian:12\nRUN apt-get update && apt-get install -y build-essential\nWORKDIR /app\nCOPY . .\nRUN make\nCMD ["/app/cart"]\n';
    const files = { 'cart/Makefile': '', 'compose.yaml': COMPOSE.replace('"curl", "-f"', '"make", "check"') };
    expect(split(text, files)).toContain('What starts, or a compose file, calls `make`');
  });
});
