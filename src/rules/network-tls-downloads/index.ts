import type { Rule } from '../rule.ts';
import { curlInsecure } from './curl-insecure.ts';
import { wgetNoCheckCertificate } from './wget-no-check-certificate.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const networkTlsDownloadsRules: readonly Rule[] = [curlInsecure, wgetNoCheckCertificate];
