import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { schema } from '@octokit/graphql-schema';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { buildSchema, parse, validate } from 'graphql';
import type { Exchange } from '../../src/demo/stand-in/server.ts';

const require = createRequire(import.meta.url);

interface Operation {
  readonly parameters?: readonly Reference[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Readonly<Record<string, unknown>> };
  readonly responses: Readonly<
    Record<string, { readonly $ref?: string; readonly content?: Readonly<Record<string, unknown>> }>
  >;
}
interface Reference {
  readonly $ref?: string;
}

type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

/** OpenAPI 3.0 says `nullable` where JSON Schema has a type of its own for null. */
function nullable(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('nullable' in value) || value.nullable !== true) return value;
  const { nullable: _, ...rest } = value;
  return { anyOf: [rest, { type: 'null' }] };
}

/** GitHub's own description of its REST API, from the package `@octokit/openapi`. */
const description = JSON.parse(
  readFileSync(require.resolve('@octokit/openapi/generated/api.github.com.json'), 'utf8'),
  nullable,
) as {
  readonly paths: Paths;
  readonly components: { readonly responses: Readonly<Record<string, { readonly content?: object }>> };
};

// GitHub's schemas carry keywords of OpenAPI that JSON Schema does not know.
// `repo.nwo` is a format of GitHub's own, owner/name.
const ajv = new Ajv({ strict: false, allErrors: true, formats: { 'repo.nwo': /^[\w.-]+\/[\w.-]+$/ } });
(addFormats as unknown as (instance: Ajv) => void)(ajv);
ajv.addSchema(description, 'github');

const githubSchema = buildSchema(schema.idl, { assumeValid: true });

/** GitHub answers every request with these when it is down or limits requests; its description leaves them out. */
const ANYWHERE = new Set([0, 401, 403, 404, 429, 500, 502, 503]);

/** What is wrong with a request or its answer by GitHub's description; empty when nothing is. */
export function deviations(exchange: Exchange): string[] {
  const { method, path, request, status, response } = exchange;
  const where = `${method} ${path}`;
  if (path === '/graphql') {
    const { query } = request as { query: string };
    return validate(githubSchema, parse(query)).map(({ message }) => `${where}: ${message}`);
  }
  const found = operationOf(method.toLowerCase(), path);
  if (!found) return [`${where}: GitHub has no such operation`];
  const { operation, pointer } = found;
  const problems: string[] = [];
  if (operation.requestBody && request !== undefined) {
    problems.push(...check(`${pointer}/requestBody/content/application~1json/schema`, request, `${where} request`));
  }
  const described = operation.responses[String(status)];
  if (!described) {
    if (!ANYWHERE.has(status)) problems.push(`${where}: GitHub does not answer with ${status}`);
  } else if (typeof response !== 'string') {
    const target = described.$ref ?? `#${pointer.slice('github#'.length)}/responses/${status}`;
    const content = described.$ref ? resolve(described.$ref).content : described.content;
    if (content && 'application/json' in content)
      problems.push(...check(`github${target}/content/application~1json/schema`, response, `${where} ${status}`));
  }
  return problems;
}

function resolve(reference: string): { readonly content?: object } {
  return description.components.responses[reference.split('/').at(-1) ?? ''] ?? {};
}

const validators = new Map<string, ValidateFunction>();

function check(pointer: string, value: unknown, where: string): string[] {
  const validator = validators.get(pointer) ?? ajv.compile({ $ref: pointer });
  validators.set(pointer, validator);
  if (validator(value)) return [];
  return (validator.errors ?? []).map(({ instancePath, message }) => `${where}${instancePath}: ${message}`);
}

function operationOf(method: string, path: string): { operation: Operation; pointer: string } | undefined {
  // A ref may hold slashes, so `/commits/{ref}` also matches what lies below a commit: the longest template is meant.
  const templates = Object.keys(description.paths).sort((one, other) => other.length - one.length);
  for (const template of templates) {
    const regex = new RegExp(
      `^${template
        .replace(/[.+]/g, '\\$&')
        .replace(/\{(path|ref)\}/g, '.+')
        .replace(/\{[^}]+\}/g, '[^/]+')}$`,
    );
    const operation = description.paths[template]?.[method];
    if (operation && regex.test(path)) {
      const escaped = template.replaceAll('~', '~0').replaceAll('/', '~1');
      return { operation, pointer: `github#/paths/${encodeURI(escaped)}/${method}` };
    }
  }
  return undefined;
}
