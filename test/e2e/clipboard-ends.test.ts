import { describe, it } from 'vitest';
import { checkEnd, endTitle, onGnome, onSway, onX, type ExpectedEnd } from './checked-end.ts';

const sway: readonly ExpectedEnd[] = [
  { ...onSway, wlClipboard: 'none', end: 'time', stays: true },
  { ...onSway, manager: 'Klipper', wlClipboard: 'none', hasWindow: true, end: 'time', stays: true },
  { ...onSway, manager: 'Klipper', wlClipboard: '2.1', hasWindow: true, end: 'time', stays: false },
  { ...onSway, manager: 'Klipper', wlClipboard: 'from 2.2', end: 'time', stays: false },
];
const others: readonly ExpectedEnd[] = [
  { ...onX, manager: 'CopyQ', end: 'time', stays: false },
  { ...onGnome, wlClipboard: 'none', hasWindow: true, end: 'clear now', stays: false },
  { ...onGnome, wlClipboard: '2.1', end: 'time', stays: false },
];
/** The last moment in which Keyfob could take it away. */
const ofKeyfob: readonly ExpectedEnd[] = [
  { ...onX, manager: null, end: 'SIGTERM', stays: false },
  { ...onX, manager: 'Klipper', end: 'quit', stays: false },
  { ...onGnome, wlClipboard: 'none', end: 'SIGTERM', stays: true },
  { ...onGnome, wlClipboard: 'from 2.2', end: 'quit', stays: false },
  { ...onGnome, wlClipboard: 'from 2.2', end: 'SIGKILL', stays: false },
];

// Each waits for most of its time, on a desktop of its own.
describe.each([
  ['under sway', sway],
  ['on X and under GNOME', others],
  ['when Keyfob ends', ofKeyfob],
] as const)('a token on the clipboard %s, as another program reads it', (_where, cases) => {
  it.concurrent.for(cases)(endTitle, async (each, { skip }) => {
    await checkEnd(each, skip);
  });
});
