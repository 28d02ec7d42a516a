import type { Rule } from '../rule.ts';
import { curlInsecure } from './curl-insecure.ts';
import { gitSslVerifyOff } from './git-ssl-verify-off.ts';
import { nodeTlsRejectOff } from './node-tls-reject-off.ts';
import { npmStrictSslOff } from './npm-strict-ssl-off.ts';
import { pipTrustedHost } from './pip-trusted-host.ts';
import { pythonHttpsVerifyOff } from './python-https-verify-off.ts';
import { wgetNoCheckCertificate } from './wget-no-check-certificate.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const networkTlsDownloadsRules: readonly Rule[] = [
  curlInsecure,
  wgetNoCheckCertificate,
  pipTrustedHost,
  pythonHttpsVerifyOff,
  nodeTlsRejectOff,
  npmStrictSslOff,
  gitSslVerifyOff,
];
