import { describe, expect, it } from '@jest/globals';
import { isWindowsImage, parseImageReference } from '../../src/dockerfile/image-reference.ts';

describe('parseImageReference', () => {
  const DIGEST = `sha256:${'a'.repeat(64)}`;
  it.each([
    ['debian', 'docker.io', 'debian', undefined, undefined],
    ['debian:12', 'docker.io', 'debian', '12', undefined],
    ['library/debian', 'docker.io', 'debian', undefined, undefined],
    ['my/library/debian', 'docker.io', 'my/library/debian', undefined, undefined],
    ['docker.io/library/debian:12', 'docker.io', 'debian', '12', undefined],
    ['index.docker.io/library/debian:12', 'docker.io', 'debian', '12', undefined],
    ['index.docker.io/a/b', 'docker.io', 'a/b', undefined, undefined],
    ['ghcr.io/a/b/c:1.2', 'ghcr.io', 'a/b/c', '1.2', undefined],
    ['localhost/a', 'localhost', 'a', undefined, undefined],
    ['localhost:5000/a', 'localhost:5000', 'a', undefined, undefined],
    ['registry:5000/a:1', 'registry:5000', 'a', '1', undefined],
    ['owner/a.b', 'docker.io', 'owner/a.b', undefined, undefined],
    ['local/host', 'docker.io', 'local/host', undefined, undefined],
    [`debian@${DIGEST}`, 'docker.io', 'debian', undefined, DIGEST],
    [`ghcr.io/a/b:1@${DIGEST}`, 'ghcr.io', 'a/b', '1', DIGEST],
    ['debian:', 'docker.io', 'debian', '', undefined],
  ])('%s', (text, registry, repository, tag, digest) => {
    expect(parseImageReference(text)).toEqual({ registry, repository, tag, digest });
  });

  it.each(['', ':1', `@${DIGEST}`, 'ghcr.io/', 'ghcr.io/:1'])('%j names nothing', (text) => {
    expect(parseImageReference(text)).toBeUndefined();
  });
});

describe('isWindowsImage', () => {
  it.each([
    'mcr.microsoft.com/windows/servercore:ltsc2022',
    'mcr.microsoft.com/windows:20H2',
    'microsoft/windowsservercore',
    'microsoft/nanoserver',
    'servercore',
    'golang:1.22-windowsservercore-ltsc2022',
    'python:3-NanoServer',
    'mcr.microsoft.com/dotnet/sdk:8.0_nanoserver-ltsc2022',
    'mcr.microsoft.com/dotnet/framework/aspnet:4.8-ltsc2019',
  ])('%s', (name) => expect(isWindowsImage(name)).toBe(true));

  it.each([undefined, '', 'debian', 'mywindows', 'ltsc2', 'kibana:ltsc99', 'a/cross4windows'])('%s is none', (name) =>
    expect(isWindowsImage(name)).toBe(false),
  );
});
