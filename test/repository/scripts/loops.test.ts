import { describe, expect, it } from '@jest/globals';
import { endlessLoops, isWaiting, pausesLikeTimer } from '../../../src/repository/scripts/loops.ts';

describe('endless loops', () => {
  const count = (code: string): number => endlessLoops(code).filter(({ left }) => !left).length;

  it.each([
    'while true; do job; sleep 60; done',
    'while :\ndo\n  nginx\ndone',
    'while [ 1 ]; do for f in *; do x "$f" || break; done; sleep 1; done',
    'while true; do ./break.sh; echo "$done"; a --break=1; done\nbreak',
  ])('last: %s', (code) => {
    expect(count(code)).toBe(1);
  });

  it.each([
    'while true; do mysql -e quit && break; done',
    'wait() {\nwhile :; do\n  for i in 1 2; do nc -z db 1 && return 0; done\n  sleep 1\ndone\n}',
    'while true; do\n  if ready; then\n    break\n  fi\ndone',
    'while read -r line; do x; done',
  ])('are left: %s', (code) => {
    expect(count(code)).toBe(0);
  });

  it('are told each with its place and text', () => {
    expect(endlessLoops('while :; do a; break; done\nwhile true; do for x in y; do b; done; done\n')).toEqual([
      { offset: 0, head: 'while :; do', body: ' a; break; ', left: true },
      { offset: 27, head: 'while true; do', body: ' for x in y; do b; done; ', left: false },
    ]);
  });

  it('wait where they pause, say so and are left', () => {
    const waits = (body: string): boolean => endlessLoops(`while true; do\n${body}\ndone\n`).some(isWaiting);
    expect(waits('$CQLSH -e x && break; echo "Waiting 1 second"; sleep 1')).toBe(true);
    expect(waits('if [ -f /ready ]; then return; fi; sleep 1')).toBe(true);
    expect(waits('$CQLSH -e x; echo "Waiting 1 second"; sleep 1')).toBe(false);
    expect(waits('ask && break; echo "Waiting"')).toBe(false);
    expect(waits('ask && break; sleep 1')).toBe(false);
  });
});

describe('pauses of a program', () => {
  it.each([
    ['time.sleep(60)', true],
    ['time.sleep(15 * 60)', true],
    ['sleep 3_600', true],
    ['INTERVAL = int(os.environ.get("PAUSE", "900"))\nwhile True:\n    time.sleep(INTERVAL)', true],
    ['setTimeout(tick, 5 * 60 * 1000)', true],
    ['const EVERY = 120_000;\nsetInterval(() => tick(), EVERY)', true],
    ['time.sleep(59)', false],
    ['await anyio.sleep(0.5)', false],
    ['time.sleep(options.wait)', false],
    ['time.sleep(pause)', false],
    ['setTimeout(tick, 1000)', false],
    ['asleep = 3600', false],
  ])('%s', (text, timer) => {
    expect(pausesLikeTimer(text)).toBe(timer);
  });
});
