import { endsAsRoot } from '../rules/support/images/privileges.ts';
import { count, isChecked, listed, type PlanInput } from './steps/input.ts';
import { shippedPackages } from './steps/packages.ts';

/** Where the repository stands, in a few sentences, the worst first. */
export function situationOf(input: PlanInput): string[] {
  const { dockerfiles, composes, verdicts } = input;
  const sentences: string[] = [];
  const services = composes.flatMap((file) => file.services);
  const built = services.filter((service) => service.get('build') !== undefined);
  if (dockerfiles.length > 0)
    sentences.push(
      `${count(dockerfiles.length, 'image is', 'images are')} built here${services.length > 0 ? `, and ${count(composes.length, 'compose file runs', 'compose files run')} ${count(services.length, 'service')}, ${built.length} of them built here` : ''}.`,
    );
  sentences.push(...containers(input), ...scripts(verdicts), ...roots(input), ...sizes(input));
  return sentences;
}

function containers({ monoliths }: PlanInput): string[] {
  return monoliths.slice(0, 3).map(({ dockerfile, path, main, others }) => {
    const names = [...(main ? [main] : []), ...others].map(({ name }) => `\`${name}\``);
    return `The container of \`${dockerfile.path}\` is several in one: \`${path}\` starts ${listed(names)}. When one of them fails, the others go on and nobody notices.`;
  });
}

function scripts(verdicts: PlanInput['verdicts']): string[] {
  if (verdicts.length === 0) return [];
  const lines = verdicts.reduce((sum, { script }) => sum + script.measures.lines, 0);
  const shipped = verdicts.filter(({ script }) => script.copiedBy.length > 0);
  const used = shipped.filter(({ verdict }) => verdict === 'keep' || verdict === 'replace');
  const dead = verdicts.filter(({ verdict }) => verdict === 'remove').length;
  const parts = [
    `${count(verdicts.length, 'script')} with ${count(lines, 'line')}`,
    ...(shipped.length > 0
      ? [
          `${shipped.length} of them ${shipped.length === 1 ? 'is' : 'are'} in an image, which uses ${used.length === shipped.length ? (used.length === 1 ? 'it' : 'them all') : used.length}`,
        ]
      : []),
    ...(dead > 0 ? [`nothing in the repository uses ${dead}`] : []),
  ];
  return [`There ${verdicts.length === 1 ? 'is' : 'are'} ${parts.join('; ')}.`];
}

function roots({ dockerfiles }: PlanInput): string[] {
  const asRoot = dockerfiles.filter((file) => file.target && !file.target.root.base.scratch && endsAsRoot(file));
  if (asRoot.length === 0) return [];
  const some = listed(asRoot.slice(0, 3).map(({ path }) => `\`${path}\``));
  return [
    `${count(asRoot.length, 'image runs', 'images run')} as root: ${some}${asRoot.length > 3 ? ' and others' : ''}.`,
  ];
}

function sizes({ dockerfiles, composes }: PlanInput): string[] {
  const build = shippedPackages(dockerfiles, 'build').reduce((sum, { megabytes }) => sum + megabytes, 0);
  const unchecked = dockerfiles.filter((file) => file.target && !isChecked({ composes }, file)).length;
  return [
    ...(build > 0 ? [`The images carry some ${build} MB of compilers and headers into production (estimate).`] : []),
    ...(unchecked > 0 && dockerfiles.length > 1
      ? [`${unchecked} of ${dockerfiles.length} images ${unchecked === 1 ? 'has' : 'have'} no health check.`]
      : []),
  ];
}
