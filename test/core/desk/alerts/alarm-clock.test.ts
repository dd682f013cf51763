import { expect, it } from 'vitest';
import { AlarmClock } from '../../../../src/main/core/desk/alerts/alarm-clock.ts';
import type { AlarmSource } from '../../../../src/main/core/cluster/scope/alarm-source.ts';
import { FakeClock } from '../../../fakes/fake-clock.ts';

const minute = 60_000;
const hour = 60 * minute;

function alarmOf(clock: FakeClock, sources: readonly AlarmSource[], bugs: unknown[] = []): AlarmClock {
  const onBug = (error: unknown) => void bugs.push(error);
  return new AlarmClock({ clock, patience: clock, patienceMs: 50, sources: () => sources, onBug });
}

it('does in time what becomes due after the clock was set back, although it was armed anew before it could notice', async () => {
  const now = 1_000 * hour;
  const clock = new FakeClock(now + 3 * hour);
  const dues: number[] = [];
  let dueAt = now + 3 * hour;
  const source: AlarmSource = {
    next: () => dueAt,
    due: () => {
      if (clock.now() >= dueAt) dues.push(clock.now());
    },
  };
  const alarm = alarmOf(clock, [source]);
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

it('lets a source that throws or never settles hold up no other, and asks one that is not done no second time', async () => {
  const clock = new FakeClock(1_000 * hour);
  const bug = new TypeError('a source');
  const bugs: unknown[] = [];
  const asked: string[] = [];
  const source = (name: string, due: () => Promise<void>): AlarmSource => ({
    next: () => (asked.includes(name) ? null : clock.now()),
    due: () => {
      asked.push(name);
      return due();
    },
  });
  const alarm = alarmOf(
    clock,
    [
      source('throws', () => {
        throw bug;
      }),
      source('rejects', () => Promise.reject(bug)),
      source('never settles', () => new Promise(() => undefined)),
      source('works', () => Promise.resolve()),
    ],
    bugs,
  );
  alarm.arm();
  await clock.advance(5 * minute);
  expect(asked).toEqual(['throws', 'rejects', 'never settles', 'works']);
  expect(bugs).toEqual([bug, bug]);
  await alarm.ring();
  expect(asked.slice(4)).toEqual(['throws', 'rejects', 'works']);
  alarm.stop();
});
