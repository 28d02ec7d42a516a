import type { ComposeRule } from '../rule.ts';
import { isEngineSocket } from '../support/yaml/compose.ts';

export const composeDockerSocket: ComposeRule = {
  id: 'compose-docker-socket',
  group: 'compose',
  severity: 'error',
  default: true,
  fix: 'none',
  aliases: ['Docker Socket Mounted In Container', 'exposing-docker-socket-volume', 'dockerfile-dockerd-socket-mount'],
  summary: 'A service gets the socket of the container engine.',
  why: "Whoever can talk to the engine can start a container with the host's disk in it, and is root on the host. A read-only mount changes nothing about that.",
  *checkCompose({ file }) {
    for (const service of file.services) {
      for (const mount of service.mounts) {
        if (!isEngineSocket(mount)) continue;
        yield {
          range: mount.range,
          message: `Service \`${service.name}\` gets the engine's socket and with it the host; put a proxy that lets through only the calls it needs in between, or do without.`,
        };
      }
    }
  },
};
