import type { Rule } from '../rule.ts';
import { healthcheckCurlFail } from './healthcheck-curl-fail.ts';
import { healthcheckMalformed } from './healthcheck-malformed.ts';
import { missingHealthcheck } from './missing-healthcheck.ts';
import { multipleHealthcheck } from './multiple-healthcheck.ts';
import { railsHealthcheckUp } from './rails-healthcheck-up.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const healthcheckRules: readonly Rule[] = [
  missingHealthcheck,
  multipleHealthcheck,
  healthcheckMalformed,
  healthcheckCurlFail,
  railsHealthcheckUp,
];
