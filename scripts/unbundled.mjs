/**
 * Packages that stay outside a bundle: Probot and pino look for files beside themselves (worker threads, their own package.json), and
 * Octokit stays beside Probot so that both share one copy.
 */
export const unbundled = [
  'probot',
  'pino',
  'pino-*',
  '@probot/*',
  '@octokit/*',
  'pg-boss',
  'prom-client',
  '@electric-sql/*',
];
