import type { ComposeFile, Service } from '../../compose/model.ts';
import { applyEdits, type TextEdit } from '../../text/edit.ts';
import { addEntry } from '../../text/yaml-edits.ts';
import type { FileChange } from '../model.ts';

/** How the images of databases and queues are asked, and which command in a waiting loop asks for one. */
const CHECKS: readonly {
  readonly image: RegExp;
  readonly waits: RegExp;
  readonly test: (service: Service) => string;
}[] = [
  {
    image: /(^|\/)(postgres|postgis|timescaledb)(:|@|$)/,
    waits: /pg_isready|psql|\bnc\b|:5432|5432/,
    test: (service) => `["CMD-SHELL", "pg_isready -U ${service.text('environment', 'POSTGRES_USER') ?? 'postgres'}"]`,
  },
  {
    image: /(^|\/)(mysql|mariadb|percona)(:|@|$)/,
    waits: /mysqladmin|mysql|\bnc\b|3306/,
    test: (service) =>
      /mariadb/.test(service.text('image') ?? '')
        ? '["CMD", "healthcheck.sh", "--connect", "--innodb_initialized"]'
        : '["CMD", "mysqladmin", "ping", "-h", "127.0.0.1"]',
  },
  {
    image: /(^|\/)(redis|valkey)(:|@|$)/,
    waits: /redis-cli|\bnc\b|6379/,
    test: (service) => `["CMD", "${/valkey/.test(service.text('image') ?? '') ? 'valkey' : 'redis'}-cli", "ping"]`,
  },
  {
    image: /(^|\/)rabbitmq(:|@|$)/,
    waits: /rabbitmq|\bnc\b|5672/,
    test: () => '["CMD", "rabbitmq-diagnostics", "-q", "ping"]',
  },
  {
    image: /(^|\/)mongo(:|@|$)/,
    waits: /mongo|\bnc\b|27017/,
    test: () => `["CMD", "mongosh", "--quiet", "--eval", "db.adminCommand('ping')"]`,
  },
];

/**
 * The compose files with a health check for each service that a loop waits for, and `depends_on` of those that need it with its condition.
 * @param waits the commands in the loops
 */
export function healthChecked(composes: readonly ComposeFile[], waits: readonly string[]): FileChange[] {
  return composes.flatMap((file) => {
    const edits: TextEdit[] = [];
    const waited = new Set<string>();
    const needed = new Set(file.services.flatMap((service) => service.items('depends_on').map(({ text }) => text)));
    for (const service of file.services.filter(({ name }) => needed.has(name))) {
      const check = CHECKS.find(({ image }) => image.test(service.text('image') ?? ''));
      if (!check || !waits.some((text) => check.waits.test(text))) continue;
      if (!service.get('healthcheck')) {
        const lines = [
          'healthcheck:',
          `  test: ${check.test(service)}`,
          '  interval: 5s',
          '  retries: 10',
          '  start_period: 30s',
        ];
        const added = addEntry(file.text, service.own, lines);
        if (!added) continue;
        edits.push(...added);
      }
      waited.add(service.name);
    }
    for (const service of file.services) edits.push(...(conditions(file, service, waited) ?? []));
    return edits.length === 0 ? [] : [{ path: file.path, before: file.text, after: applyEdits(file.text, edits) }];
  });
}

/** `depends_on: [db, redis]` as a mapping with conditions, where one of them is waited for. */
function conditions({ text }: ComposeFile, service: Service, waited: ReadonlySet<string>): TextEdit[] | undefined {
  const entry = service.own?.entries.find(({ key, merged }) => key === 'depends_on' && !merged);
  if (entry?.value.kind !== 'list' || entry.aliased || service.own?.flow) return undefined;
  const names = entry.value.items.map(({ value }) => (value.kind === 'scalar' ? value.text : ''));
  if (!names.some((name) => waited.has(name)) || names.includes('')) return undefined;
  const start = text.lastIndexOf('\n', entry.range.start - 1) + 1;
  const lead = text.slice(start, entry.range.start);
  if (/\S/.test(lead) || text.slice(entry.range.start, entry.range.end).includes('#')) return undefined;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = names.flatMap((name) => [
    `${lead}  ${name}:`,
    `${lead}    condition: ${waited.has(name) ? 'service_healthy' : 'service_started'}`,
  ]);
  return [{ range: entry.range, text: ['depends_on:', ...lines].join(eol) }];
}
