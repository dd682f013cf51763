import { expect, it } from 'vitest';
import { RecoveryProbe } from '../../../../src/main/core/cluster/scope/recovery-probe.ts';
import { FakeClock } from '../../../fakes/fake-clock.ts';

/** A probe of a server, with how often it was asked and found to be back. */
function probeOf(server: { answers: boolean }) {
  const clock = new FakeClock(0);
  const seen = { asked: 0, back: 0 };
  const ask = () => {
    seen.asked += 1;
    return Promise.resolve(server.answers);
  };
  return { clock, seen, probe: new RecoveryProbe({ clock, ask, onBack: () => (seen.back += 1) }) };
}

it('asks a little more rarely each time, and at least every one and a half seconds', async () => {
  const { clock, seen, probe } = probeOf({ answers: false });
  probe.want(true);
  for (const [at, pauseMs] of [500, 1_000, 1_500, 1_500, 1_500].entries()) {
    await clock.advance(pauseMs - 1);
    expect(seen.asked).toBe(at);
    await clock.advance(1);
    expect(seen.asked).toBe(at + 1);
  }
  expect(seen.back).toBe(0);
});

it('asks more and more rarely once two minutes are over, and at least every half a minute', async () => {
  const { clock, seen, probe } = probeOf({ answers: false });
  probe.want(true);
  await clock.advance(120_000);
  expect(seen.asked).toBe(81);
  for (const [at, pauseMs] of [3_000, 6_000, 12_000, 24_000, 30_000, 30_000].entries()) {
    await clock.advance(pauseMs);
    expect(seen.asked).toBe(82 + at);
  }
});

it('asks often again when somebody comes to look, and nothing where it is not wanted', async () => {
  const { clock, seen, probe } = probeOf({ answers: false });
  probe.hasten();
  await clock.advance(60_000);
  expect(seen.asked).toBe(0);
  probe.want(true);
  await clock.advance(3_600_000);
  const before = seen.asked;
  probe.hasten();
  await clock.advance(3_000);
  expect(seen.asked - before).toBe(3);
});

it('goes on in its own time however often it is wanted, and ends when it is not', async () => {
  const { clock, seen, probe } = probeOf({ answers: false });
  probe.want(true);
  await clock.advance(1_500);
  probe.want(true);
  await clock.advance(1_499);
  expect(seen.asked).toBe(2);
  probe.want(false);
  await clock.advance(60_000);
  expect(seen.asked).toBe(2);
});

it('tells once that the server is back, and asks anew when it is away again', async () => {
  const server = { answers: true };
  const { clock, seen, probe } = probeOf(server);
  probe.want(true);
  await clock.advance(60_000);
  expect(seen).toEqual({ asked: 1, back: 1 });
  server.answers = false;
  probe.want(true);
  await clock.advance(500);
  expect(seen).toEqual({ asked: 2, back: 1 });
});

it('tells nothing of an answer that nobody waits for any more', async () => {
  const clock = new FakeClock(0);
  let isBack = false;
  let answer: (isBack: boolean) => void = () => undefined;
  const asked = new Promise<boolean>((resolve) => (answer = resolve));
  const probe = new RecoveryProbe({ clock, ask: () => asked, onBack: () => (isBack = true) });
  probe.want(true);
  await clock.advance(500);
  probe.want(false);
  answer(true);
  await asked;
  expect(isBack).toBe(false);
});
