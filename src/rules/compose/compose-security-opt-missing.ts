import type { ComposeRule } from '../rule.ts';
import { completeServices } from '../support/yaml/compose.ts';

export const composeSecurityOptMissing: ComposeRule = {
  id: 'compose-security-opt-missing',
  group: 'compose',
  severity: 'info',
  default: false,
  fix: 'none',
  aliases: ['Security Opt Not Set'],
  summary: 'A service sets no security options.',
  why: 'Security options take away what a container seldom needs: new privileges, system calls, files.',
  *checkCompose({ file }) {
    for (const service of completeServices(file)) {
      if (service.get('security_opt')) continue;
      yield {
        range: service.nameRange,
        message: `Service \`${service.name}\` has no \`security_opt\`; set at least \`no-new-privileges:true\` there.`,
      };
    }
  },
};
