import { strict as assert } from 'node:assert';
import { eventually } from '../processes.ts';
import type { KeyfobSession } from './keyfob-session.ts';
import {
  answering,
  askingState,
  found,
  keepOne,
  memoryOnly,
  restart,
  type Field,
  type Scenario,
} from './scenario.ts';
import type { SecretServiceLab } from './secret-service-lab.ts';

const whyAsked = (lab: SecretServiceLab) => lab.why(askingState(lab));

/** Copies again in a new run: the kept token, after what this service asks. */
async function copyAgain(field: Field, second: KeyfobSession, token: string, asks: boolean): Promise<void> {
  const copied = await answering(field, 'allow', asks, () => second.copy());
  assert.equal(copied, token, 'the kept token was copied again');
  assert.equal(second.opened.keyfob.store.snapshot.keyring.status, 'ready');
}

const normal: Scenario = {
  name: 'normal',
  isQuick: true,
  why: () => null,
  async run(field) {
    const { lab, session } = field;
    const { token, id } = await keepOne(field);
    const second = await session();
    await copyAgain(field, second, token, lab.asksForEntries);
    assert.equal(await second.copy(), token, 'nobody is asked twice in a session');
    assert.equal(await second.forget(id), null);
    assert.deepEqual(second.lines(), []);
    await eventually('the entry is gone', async () => ((await lab.accounts()).length === 0 ? true : null));
  },
};

const lockedAtLogin: Scenario = {
  name: 'locked at login',
  isQuick: true,
  why: (lab) => lab.why('locked'),
  async run(field) {
    const { lab, session } = field;
    const { token, id } = await keepOne(field);
    await restart(field, 'locked');
    const second = await session();
    await second.opened.keyfob.window.setVisible(true);
    assert.deepEqual(second.keyring(), { status: 'unusable', error: { code: 'keyring-locked' } });
    const copied = second.copy();
    for (const asks of [!lab.opensInSilence, lab.asksForEntries]) {
      if (!asks) continue;
      await lab.waitForQuestion();
      await lab.reply('allow');
    }
    assert.equal(await copied, token, 'the kept token was copied again');
    assert.deepEqual(
      second.lines().map((line) => line.id),
      [id],
    );
  },
};

const denied: Scenario = {
  name: 'denied',
  isQuick: true,
  why: whyAsked,
  async run(field) {
    const { lab, session } = field;
    const { token, id } = await keepOne(field);
    await restart(field, askingState(lab));
    const second = await session();
    const refused = await answering(field, 'deny', true, () => second.forget(id));
    const code = lab.asksForEntries ? 'keyring-denied' : 'unlock-dismissed';
    assert.equal(refused?.code, code);
    assert.deepEqual(
      second.lines().map((line) => line.id),
      [id],
      'the line stays',
    );
    const copied = await answering(field, 'deny', true, () => second.copy());
    assert.notEqual(copied, token);
    if (!lab.asksForEntries) {
      await eventually('the notice', () => (second.notice()?.notice.body.includes(memoryOnly) ? true : null));
      assert.match(second.notice()!.notice.body, /The keyring is still locked: it is kept in memory only/);
    }
    assert.ok(
      second.lines().some((line) => line.id === id),
      'an entry is never without a line',
    );
  },
};

const slow: Scenario = {
  name: 'slow (10 s)',
  isQuick: false,
  why: whyAsked,
  async run(field) {
    const { lab, session } = field;
    const { token } = await keepOne(field);
    await restart(field, askingState(lab));
    const second = await session();
    const copied = second.copy();
    await lab.waitForQuestion();
    await new Promise((resolve) => setTimeout(resolve, 10_000));
    await lab.reply('allow');
    assert.equal(await copied, token, 'the kept token was copied again');
    assert.equal(await second.copy(), token, 'nobody is asked twice in a session');
  },
};

const late: Scenario = {
  name: 'answered too late',
  isQuick: false,
  why: (lab) => lab.why('asks'),
  async run(field) {
    const { lab, session } = field;
    await lab.start(field.desktop, 'asks');
    const only = await session(1_000);
    await only.copy();
    await lab.waitForQuestion();
    await eventually('the notice', () => (only.notice()?.notice.body.includes(memoryOnly) ? true : null));
    assert.match(only.notice()!.notice.body, /question was not answered yet: it is kept in memory only/);
    await lab.reply('allow');
    const { id } = await only.kept();
    assert.deepEqual(await eventually('its entry', async () => found(await lab.accounts())), [id]);
    await eventually('the notice is taken back', () => (only.notice() === null ? true : null));
  },
};

/** A person is asked, or not, before the keyring opens. */
export const openingScenarios: readonly Scenario[] = [normal, lockedAtLogin, denied, slow, late];
