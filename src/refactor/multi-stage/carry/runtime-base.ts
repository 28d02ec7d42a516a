import type { Stage } from '../../../dockerfile/model.ts';
import type { Image } from '../../../repository/image.ts';
import type { BaseFacts } from '../../base-facts.ts';

/** The image that the runtime stage begins with. */
export interface RuntimeBase {
  /** As it is written behind FROM and its flags. */
  readonly text: string;
  /**
   * `same` is the image that builds; `slim` the same language without compilers; `other` brings no language, only what
   * compiled programs need; `runtime` brings the language's runtime without its tools.
   */
  readonly kind: 'same' | 'slim' | 'other' | 'runtime';
}

const VERSION = /^(?:\d+(?:\.\d+)*|latest|current|lts(?:-\w+)?|[a-z]+)$/;

/** Picks the runtime base; the image itself where nothing smaller is known to do. */
export function runtimeBase(image: Image, stage: Stage, facts: BaseFacts): RuntimeBase {
  const { base } = stage;
  const same: RuntimeBase = { text: base.raw, kind: 'same' };
  const reference = base.image;
  // What a variable or a digest names has no other variant that is known.
  if (!reference || base.raw.includes('$')) return same;
  if (reference.digest !== undefined && /^(python|node|ruby|dotnet)$/.test(facts.language ?? '')) return same;
  const tag = reference.tag ?? 'latest';
  switch (facts.language) {
    case 'python':
    case 'ruby':
    case 'node': {
      const slim = slimTag(facts.language, tag);
      return slim === undefined ? same : { text: retag(base.raw, slim), kind: 'slim' };
    }
    case 'golang':
    case 'rust':
    case 'gcc':
      return /windows|nanoserver/.test(tag) ? same : { text: systemFor(facts, tag), kind: 'other' };
    case 'maven':
    case 'gradle':
    case 'openjdk':
    case 'eclipse-temurin':
      return javaRuntime(facts.language, tag, facts) ?? same;
    case 'dotnet': {
      const project = image.listContext().filter((path) => /\.(cs|fs|vb)proj$/.test(path));
      const web = project.some((path) => /Sdk="Microsoft\.NET\.Sdk\.Web"/.test(image.readContext(path) ?? ''));
      return { text: base.raw.replace('/sdk', web || project.length === 0 ? '/aspnet' : '/runtime'), kind: 'runtime' };
    }
    default:
      return same;
  }
}

/** `3.11` and `3.11-bookworm` have `3.11-slim` and `3.11-slim-bookworm`; node puts the release first. Undefined for the small ones. */
function slimTag(language: string, tag: string): string | undefined {
  const parts = /^(.*?)(?:-(bullseye|bookworm|trixie))?$/.exec(tag);
  const [, version = '', release] = parts ?? [];
  if (!VERSION.test(version) && release === undefined) return undefined;
  if (/slim|alpine|windows/.test(tag)) return undefined;
  const plain = version === 'latest' ? '' : version;
  const names = language === 'node' ? [plain, release, 'slim'] : [plain, 'slim', release];
  return names.filter((part) => part !== undefined && part !== '').join('-');
}

function retag(raw: string, tag: string): string {
  const colon = raw.lastIndexOf(':');
  return `${colon > raw.lastIndexOf('/') ? raw.slice(0, colon) : raw}:${tag}`;
}

/** A system without compilers whose C library is as new as the builder's or newer. */
function systemFor({ release }: BaseFacts, tag: string): string {
  const alpine = /alpine(\d+\.\d+)?/.exec(tag);
  if (alpine) return alpine[1] === undefined ? 'alpine:latest' : `alpine:${alpine[1]}`;
  return `debian:${release ?? 'trixie'}-slim`;
}

/** The runtime of the Java version that a tag names: https://hub.docker.com/_/eclipse-temurin */
function javaRuntime(language: string, tag: string, { family }: BaseFacts): RuntimeBase | undefined {
  if (/jre/.test(tag)) return undefined;
  const own = language === 'openjdk' || language === 'eclipse-temurin';
  const version = own
    ? /^(\d+)/.exec(tag)?.[1]
    : /(?:^|-)(?:eclipse-temurin|openjdk|jdk|amazoncorretto)-?(\d+)/.exec(tag)?.[1];
  if (version === undefined) return undefined;
  return { text: `eclipse-temurin:${version}-jre${family === 'alpine' ? '-alpine' : ''}`, kind: 'runtime' };
}
