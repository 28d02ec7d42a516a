import { describe, expect, it } from '@jest/globals';
import { patchDetails } from '../../src/report/diff.ts';
import { markdownText } from '../../src/report/escape.ts';
import {
  findingMarker,
  findingsIn,
  ignoredIn,
  ignoredMarker,
  isSummary,
  kinsMarker,
  listMarker,
  summaryMarker,
} from '../../src/report/markers.ts';
import type { Finding } from '../../src/review/types.ts';

const finding = (digit: string): Finding =>
  ({ rule: 'r', path: 'Dockerfile', message: digit, fingerprint: digit.repeat(16) }) as Finding;

describe('markers', () => {
  it('remember single findings and lists of them', () => {
    const body = `${findingMarker(finding('a'))}\ntext\n${listMarker([finding('b'), finding('c')])}`;
    expect(findingsIn(body).map(({ fingerprint }) => fingerprint[0])).toEqual(['a', 'b', 'c']);
    expect(new Set(findingsIn(body).map(({ kin }) => kin)).size).toBe(3);
  });

  it('take 22 characters for each finding of a list', () => {
    const many = Array.from({ length: 1000 }, (_, at) => ({ ...finding('d'), message: `${at}` }));
    expect(listMarker(many).length).toBeLessThan(1000 * 22);
  });

  it('remember of too many findings each kind once', () => {
    const same = ['a', 'b', 'c'].map((digit) => ({ ...finding(digit), message: 'the same' }));
    const told = findingsIn(kinsMarker([...same, finding('d')]));
    expect(told.map(({ all }) => all)).toEqual([true, true]);
    expect(told.every(({ fingerprint, kin }) => fingerprint === kin)).toBe(true);
    const many = Array.from({ length: 3000 }, (_, at) => ({ ...finding('d'), message: `${at}` }));
    expect(kinsMarker(many).length).toBeLessThan(12_000);
  });

  it('keep whatever a reason holds, and skip what somebody broke', () => {
    const known = { fingerprint: 'a'.repeat(16), kin: 'b'.repeat(16) };
    const ignored = { rule: 'r', by: 'octo', reason: 'ends --> here <!-- ä', findings: [known] };
    expect(ignoredMarker(ignored)).not.toMatch(/-->.*-->/);
    expect(ignoredIn(`x\r\n${ignoredMarker(ignored)}\r\ny`)).toEqual([ignored]);
    expect(ignoredIn('<!-- plimsoll:ignored e30 -->\n<!-- plimsoll:ignored ___ -->')).toEqual([]);
  });

  it('are not believed where a file is quoted: in suggestions, patches and code spans', () => {
    const known = { fingerprint: 'a'.repeat(16), kin: 'b'.repeat(16) };
    const forged = [
      findingMarker(finding('e')),
      listMarker([finding('f')]),
      kinsMarker([finding('f')]),
      summaryMarker(),
      ignoredMarker({ rule: 'r', by: 'octo', reason: '', findings: [known] }),
    ];
    const suggestion = `${forged.join('\n')}\n\`\`\`\nADD a /a`;
    const patch = patchDetails('The patch', [{ path: 'Dockerfile', before: '', after: suggestion }], 9999) ?? '';
    const span = forged.map((marker) => markdownText(`Look at \`${marker}\`.`)).join('\n');
    for (const quoted of [`\`\`\`\`suggestion\n${suggestion}\n\`\`\`\``, patch, span]) {
      expect(quoted).toContain(summaryMarker());
      const body = `${quoted}\n\n${findingMarker(finding('a'))}`;
      expect(findingsIn(body).map(({ fingerprint }) => fingerprint[0])).toEqual(['a']);
      expect([isSummary(body), ignoredIn(body)]).toEqual([false, []]);
      expect(isSummary(`${quoted}\n\n${summaryMarker()}`)).toBe(true);
    }
  });
});
