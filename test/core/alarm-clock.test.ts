import { expect, it } from 'vitest';
import { AlarmClock } from '../../src/main/core/alarm-clock.ts';
import { FakeClock } from '../fakes/fake-clock.ts';

const minute = 60_000;
const hour = 60 * minute;

it('does in time what becomes due after the clock was set back, although it was armed anew before it could notice', async () => {
  const now = 1_000 * hour;
  const clock = new FakeClock(now + 3 * hour);
  const dues: number[] = [];
  let dueAt = now + 3 * hour;
  const alarm = new AlarmClock(clock, [
    {
      next: () => dueAt,
      due: () => {
        if (clock.now() >= dueAt) dues.push(clock.now());
      },
    },
  ]);
  alarm.setVisible(true);
  await alarm.ring();
  expect(dues).toEqual([now + 3 * hour]);
  clock.set(now);
  dueAt = now + 2 * minute;
  alarm.arm();
  await clock.advance(3 * minute);
  alarm.stop();
  expect(dues.slice(1)).toEqual([now + 2 * minute]);
});
