import type { Step } from '../model.ts';
import { split } from '../services/split.ts';
import { changesOf, count, isChecked, listed, type PlanInput } from './input.ts';
import { startsSomething } from './now.ts';

/** What takes a project: one container a service, checks that an engine can act on, images that can be trusted. */
export function stepsThen(input: PlanInput): Step[] {
  return [...services(input), ...healthChecks(input), ...signing(input)];
}

function services({ monoliths, snapshot, composes, dockerfiles }: PlanInput): Step[] {
  return monoliths.map((monolith) => {
    const { main, others, path, dockerfile } = monolith;
    const { changes, added, known, obstacles } = split(monolith, snapshot, composes, dockerfiles);
    const names = [...(main ? [main] : []), ...others].map(({ name }) => `\`${name}\``);
    const existing = known.map(
      ({ process, service }) =>
        ` \`${process.words.join(' ')}\` is what the service \`${service}\` runs already, so here it is a second one.`,
    );
    const targets = added.map(({ name }) => `\`${name}\``);
    return {
      phase: 'then',
      title: `One container a service: split ${path}`,
      detail: `The container of \`${dockerfile.path}\` runs ${count(names.length, 'service')}: ${listed(names)}.${existing.join('')}${
        targets.length > 0
          ? ` Build ${listed(targets)} as ${targets.length === 1 ? 'a target' : 'targets'} of the same Dockerfile and run ${targets.length === 1 ? 'it as a service' : 'each as a service'} of its own.`
          : ''
      }${obstacles.length > 0 ? ` Before Plimsoll can do it: ${obstacles.slice(0, 3).join(' ')}` : ''} What a container does once a day or hour belongs to a scheduler. Look for files that the processes share: they need a volume then.`,
      effect: 'Each service restarts, scales and logs by itself, and one that fails is seen (estimate).',
      risk: 'high',
      patch: undefined,
      changes,
      places: others.map((other) => ({ path: other.path, line: other.line })),
    };
  });
}

function healthChecks(input: PlanInput): Step[] {
  const places = input.dockerfiles.flatMap((file) => {
    if (!file.target || file.target.root.base.scratch || !startsSomething(file)) return [];
    return isChecked(input, file) ? [] : [{ path: file.path, line: file.target.from.line }];
  });
  if (places.length === 0) return [];
  return [
    {
      phase: 'then',
      title: 'Give each service a health check',
      detail: `${count(places.length, 'image has', 'images have')} none, so an engine takes a hanging container for a healthy one. Ask the program something that needs what it needs, with a program that the image has; on Kubernetes write probes instead.`,
      effect: 'A hanging container is noticed within a minute (estimate).',
      risk: 'low',
      patch: undefined,
      changes: [],
      places,
    },
  ];
}

const SUPPLY: readonly (readonly [RegExp, string])[] = [
  [/trivy|grype|snyk|scout|clair|anchore/i, 'scans an image for known vulnerabilities'],
  [/cosign|notation|sigstore|attest-build-provenance/i, 'signs one'],
  [/\bsbom\b|syft|cyclonedx|spdx/i, 'lists what is in one'],
];

function signing({ dockerfiles, workflows, snapshot }: PlanInput): Step[] {
  const places = dockerfiles.flatMap(({ path, target }) => (target ? [{ path, line: target.from.line }] : []));
  const texts = workflows.map(({ text }) => text).join('\n');
  const missing = SUPPLY.filter(([pattern]) => !pattern.test(texts)).map(([, what]) => what);
  if (places.length === 0 || missing.length === 0) return [];
  const building = workflows.filter(({ text }) => /docker\s+(buildx\s+)?build|build-push-action|bake/.test(text));
  return [
    {
      phase: 'then',
      title: 'Scan and sign the images',
      detail: `Nothing in CI ${missing.length > 1 ? `${missing.slice(0, -1).join(', ')} or ${missing.at(-1)}` : missing.join()}. ${building.length > 0 ? `Do so behind the build in ${listed(building.slice(0, 3).map(({ path }) => `\`${path}\``))}` : 'Build the images in CI and do so there'}: a scan that fails the build, a list of contents and the provenance attached (\`--sbom=true --provenance=true\`), and a signature for what is released (\`cosign sign\`).`,
      effect:
        'Known vulnerabilities are found before the release, and a cluster can refuse what you did not build (estimate).',
      risk: 'low',
      patch: undefined,
      changes: changesOf(
        snapshot,
        ['workflow-image-provenance'],
        // A comment above says that people want it so.
        building.filter(({ text }) => !/^[ \t]*#.*\r?\n[ \t]*provenance:/m.test(text)).map(({ path }) => path),
      ),
      places,
    },
  ];
}
