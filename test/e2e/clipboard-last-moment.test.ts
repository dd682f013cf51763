import { describe, expect, it } from 'vitest';
import { checkEnd, endTitle, onGnome, onX, type ExpectedEnd } from './checked-end.ts';

const cases: readonly ExpectedEnd[] = [
  { ...onX, manager: null, end: 'SIGTERM', stays: false },
  { ...onX, manager: 'Klipper', end: 'quit', stays: false },
  { ...onGnome, wlClipboard: 'none', end: 'SIGTERM', stays: true },
  { ...onGnome, wlClipboard: 'from 2.2', end: 'quit', stays: false },
  { ...onGnome, wlClipboard: 'from 2.2', end: 'SIGKILL', stays: false },
];

/** What a person waits for at the end of Keyfob; the process itself takes a while too. */
const mostMs = 1500;

describe('a token on the clipboard when Keyfob ends, as another program reads it', () => {
  it.for(cases)(endTitle, async (each, { skip }) => {
    const { endMs } = await checkEnd(each, skip);
    expect(endMs).toBeLessThan(mostMs);
  });
});
