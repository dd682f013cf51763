import { describe, expect, it } from 'vitest';
import type { Unknown, Verdict } from '../../../src/shared/contract/state/verdict-state.ts';
import { shortVerdict, verdictLine } from '../../../src/shared/words/verdict-words.ts';

const dayMs = 86_400_000;
const now = Date.UTC(2026, 10, 29, 12);

describe('the words of a verdict', () => {
  const unknown: Unknown[] = [
    { source: 'api-server', file: null },
    { source: 'certificates', file: '/snap/certs/server.crt' },
  ];
  it.each<[Verdict, string | null, string | null]>([
    [null, null, null],
    [{ kind: 'looking' }, null, null],
    [
      { kind: 'unsafe', urgent: 2, soon: 3, unknown: [] },
      'Unsafe: 2 urgent, 3 soon',
      'Unsafe: 2 urgent, 3 soon',
    ],
    [{ kind: 'unsafe', urgent: 0, soon: 1, unknown: [] }, 'Unsafe: 1 soon', 'Unsafe: 1 soon'],
    [
      { kind: 'unsafe', urgent: 1, soon: 0, unknown },
      'Unsafe: 1 urgent',
      'Unsafe: 1 urgent. Not known: the API server, /snap/certs/server.crt',
    ],
    [
      { kind: 'unknown', unknown },
      'Not known: the API server, /snap/certs/server.crt',
      'Not known: the API server, /snap/certs/server.crt',
    ],
    [{ kind: 'fine', until: null }, 'Fine', 'Fine'],
    [{ kind: 'fine', until: now + 20 * dayMs }, 'Fine until Dec 19', 'Fine until Dec 19'],
    [{ kind: 'fine', until: now + 40 * dayMs }, 'Fine until Jan 8, 2027', 'Fine until Jan 8, 2027'],
  ])('of %j are %s', (verdict, short, line) => {
    expect([shortVerdict(verdict, now), verdictLine(verdict, now)]).toEqual([short, line]);
  });

  it('name three things that are not known, and count the others', () => {
    const many = Array.from({ length: 5 }, (_, at) => ({ source: 'certificates' as const, file: `/f${at}` }));
    expect(shortVerdict({ kind: 'unknown', unknown: many }, now)).toBe('Not known: /f0, /f1, /f2 and 2 more');
  });
});
