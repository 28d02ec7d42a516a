import type { Dockerfile } from '../../../dockerfile/model.ts';

/** Every instruction that the builder knows. Source: https://docs.docker.com/reference/dockerfile/#overview */
export const KEYWORDS: ReadonlySet<string> = new Set([
  'ADD',
  'ARG',
  'CMD',
  'COPY',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'FROM',
  'HEALTHCHECK',
  'LABEL',
  'MAINTAINER',
  'ONBUILD',
  'RUN',
  'SHELL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
]);

/** Whether the file asks for a builder of its own (`# syntax=`), whose instructions and flags are not known here. */
export function hasForeignSyntax({ directives }: Dockerfile): boolean {
  const syntax = directives.find(({ name }) => name === 'syntax')?.value ?? '';
  return syntax !== '' && !/(^|\/)docker(file)?\/?dockerfile|(^|\/)dockerfile(-upstream)?([:@]|$)/.test(syntax);
}
