import { chainInstructions } from '../../dockerfile/chain.ts';
import type { Stage } from '../../dockerfile/model.ts';
import { fileKind } from '../../repository/file-kinds.ts';
import type { Snapshot } from '../../repository/snapshot.ts';
import type { Rule } from '../rule.ts';

export const missingHealthcheck: Rule = {
  id: 'missing-healthcheck',
  group: 'healthcheck',
  severity: 'info',
  default: true,
  fix: 'none',
  aliases: ['DL3057', 'DS-0026', 'CKV_DOCKER_2', 'Healthcheck Instruction Missing', 'CIS-DI-0006'],
  summary: 'An image without a health check.',
  why: 'Without a HEALTHCHECK Docker takes a process that hangs for a healthy one, and nothing restarts it.',
  *check({ file, image }) {
    const { target } = file;
    if (!target) return;
    const keywords = new Set(chainInstructions(target).map(({ keyword }) => keyword));
    if (keywords.has('HEALTHCHECK')) return;
    // An image that listens nowhere and starts nothing is a base: there is nothing to ask.
    const exposes = keywords.has('EXPOSE');
    if (!exposes && !keywords.has('CMD') && !keywords.has('ENTRYPOINT')) return;
    if (!exposes && startsAShell(target)) return;
    if (isForKubernetesOnly(image.snapshot)) return;
    yield {
      range: target.from.range,
      message: `The image ${exposes ? 'exposes a port' : 'starts a program'} but has no \`HEALTHCHECK\`; add one that asks ${exposes ? 'the service' : 'it'}, or \`HEALTHCHECK NONE\`.`,
    };
  },
};

/** Whether what starts is a shell for somebody who comes in, or waits for one: it does nothing that could be healthy. */
function startsAShell(stage: Stage): boolean {
  const all = chainInstructions(stage);
  const starts = ['ENTRYPOINT', 'CMD'].flatMap((wanted) => all.findLast(({ keyword }) => keyword === wanted) ?? []);
  return starts.every((start) => {
    const [command, ...more] = start.shell().commands;
    const { name = '', args = [] } = command ?? {};
    if (more.length > 0) return false;
    const words = args.map(({ text }) => text).join(' ');
    return /^((ba|da|a|z|fi|k)?sh|pwsh)$/.test(name)
      ? /^(-[il]|--login)?$/.test(words)
      : /^(sleep infinity|tail -[fF] \/dev\/null)$/.test(`${name} ${words}`);
  });
}

/** Kubernetes has probes of its own and does not look at HEALTHCHECK. */
function isForKubernetesOnly(snapshot: Snapshot): boolean {
  const known = KUBERNETES.get(snapshot);
  if (known !== undefined) return known;
  const paths = snapshot.list();
  const only = paths.some((path) => MANIFEST.test(path)) && !paths.some((path) => fileKind(path) === 'compose');
  KUBERNETES.set(snapshot, only);
  return only;
}

const KUBERNETES = new WeakMap<Snapshot, boolean>();
const MANIFEST =
  /(^|\/)(k8s|kubernetes|kube|helm|charts?|kustomize)\/.*\.(ya?ml|tpl)$|(^|\/)(Chart|kustomization)\.ya?ml$/;
