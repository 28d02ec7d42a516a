import type { Rule } from '../rule.ts';
import { checksumTwoSpaces } from './checksum-two-spaces.ts';
import { cleartextUrl } from './cleartext-url.ts';
import { curlFailOnError } from './curl-fail-on-error.ts';
import { curlFollowRedirects } from './curl-follow-redirects.ts';
import { curlInsecure } from './curl-insecure.ts';
import { curlRetryConfig } from './curl-retry-config.ts';
import { downloadIntoShell } from './download-into-shell.ts';
import { downloadWithoutChecksum } from './download-without-checksum.ts';
import { gitSslVerifyOff } from './git-ssl-verify-off.ts';
import { gpgBatch } from './gpg-batch.ts';
import { gpgKeyserverPool } from './gpg-keyserver-pool.ts';
import { nodeTlsRejectOff } from './node-tls-reject-off.ts';
import { npmStrictSslOff } from './npm-strict-ssl-off.ts';
import { pipTrustedHost } from './pip-trusted-host.ts';
import { pythonHttpsVerifyOff } from './python-https-verify-off.ts';
import { redirectMayDowngrade } from './redirect-may-downgrade.ts';
import { vulnerableOpensslSource } from './vulnerable-openssl-source.ts';
import { weakHash } from './weak-hash.ts';
import { weakTlsVersion } from './weak-tls-version.ts';
import { wgetAndCurl } from './wget-and-curl.ts';
import { wgetNoCheckCertificate } from './wget-no-check-certificate.ts';
import { wgetProgress } from './wget-progress.ts';
import { wgetRetryConfig } from './wget-retry-config.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const networkTlsDownloadsRules: readonly Rule[] = [
  curlInsecure,
  wgetNoCheckCertificate,
  pipTrustedHost,
  pythonHttpsVerifyOff,
  nodeTlsRejectOff,
  npmStrictSslOff,
  gitSslVerifyOff,
  weakTlsVersion,
  downloadIntoShell,
  downloadWithoutChecksum,
  cleartextUrl,
  checksumTwoSpaces,
  curlFailOnError,
  gpgKeyserverPool,
  gpgBatch,
  wgetProgress,
  wgetAndCurl,
  curlFollowRedirects,
  redirectMayDowngrade,
  weakHash,
  vulnerableOpensslSource,
  curlRetryConfig,
  wgetRetryConfig,
];
