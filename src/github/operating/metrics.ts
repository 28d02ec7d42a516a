import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Store } from '../queue/store.ts';

/** What is counted, for Prometheus. Nothing in it names a repository or a person. */
export interface Metrics {
  /** A webhook was answered. */
  delivered(event: string, status: number, seconds: number): void;
  /** An attempt at a job ended. */
  worked(kind: string, outcome: string, seconds: number): void;
  /** GitHub answered a request; 0 for no answer. */
  asked(status: number): void;
  /** What GitHub said is left of a limit. */
  left(resource: string, remaining: number): void;
  /** Looking into files hit a bound: time, memory, a fault. */
  leftOut(bound: string): void;
  /** A review found something new. */
  found(rules: readonly string[]): void;
  /** In Prometheus' text format. */
  text(): Promise<string>;
  readonly contentType: string;
}

const WEBHOOK_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const JOB_SECONDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600];

/** Jobs of each state, from the database: every instance tells the same. */
const COUNT = `SELECT state, count(*)::int AS count FROM plimsoll.job WHERE name = 'jobs' GROUP BY state`;
const STATES = ['created', 'retry', 'active', 'completed', 'cancelled', 'failed'] as const;

/** @param store undefined for a queue in memory, whose jobs are not counted */
export function metrics(store: Store | undefined): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const deliveries = new Histogram({
    name: 'plimsoll_webhook_seconds',
    help: 'Seconds until a webhook was answered, by event and status',
    labelNames: ['event', 'status'],
    buckets: WEBHOOK_SECONDS,
    registers,
  });
  const jobs = new Histogram({
    name: 'plimsoll_job_seconds',
    help: 'Seconds that an attempt at a job took, by kind and outcome',
    labelNames: ['kind', 'outcome'],
    buckets: JOB_SECONDS,
    registers,
  });
  const requests = new Counter({
    name: 'plimsoll_github_requests_total',
    help: 'Requests to GitHub by the status of the answer, 0 without one',
    labelNames: ['status'],
    registers,
  });
  const remaining = new Gauge({
    name: 'plimsoll_github_limit_remaining',
    help: 'Requests that were left to the installation that had least, since the last scrape, by resource',
    labelNames: ['resource'],
    registers,
  });
  const findings = new Counter({
    name: 'plimsoll_findings_total',
    help: 'Introduced findings by rule',
    labelNames: ['rule'],
    registers,
  });
  const bounds = new Counter({
    name: 'plimsoll_bounds_total',
    help: 'How often looking into files hit a bound',
    labelNames: ['bound'],
    registers,
  });
  if (store)
    new Gauge({
      name: 'plimsoll_jobs',
      help: 'Jobs in the database by state; finished ones are kept for some days',
      labelNames: ['state'],
      registers,
      async collect() {
        const counts = await store.sql<{ state: string; count: number }>(COUNT);
        for (const state of STATES) this.set({ state }, counts.find((row) => row.state === state)?.count ?? 0);
      },
    });
  const least = new Map<string, number>();
  return {
    delivered: (event, status, seconds) => deliveries.observe({ event, status }, seconds),
    worked: (kind, outcome, seconds) => jobs.observe({ kind, outcome }, seconds),
    asked: (status) => requests.inc({ status }),
    left(resource, count) {
      least.set(resource, Math.min(count, least.get(resource) ?? count));
      remaining.set({ resource }, least.get(resource) ?? count);
    },
    leftOut: (bound) => bounds.inc({ bound }),
    found(rules) {
      for (const rule of rules) findings.inc({ rule });
    },
    async text() {
      const text = await registry.metrics();
      least.clear();
      return text;
    },
    contentType: registry.contentType,
  };
}
