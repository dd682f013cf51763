import { strict as assert } from 'node:assert';
import { eventually } from '../processes.ts';
import { answering, askingState, found, keepOne, memoryOnly, restart, type Scenario } from './scenario.ts';

const neverAnswers: Scenario = {
  name: 'never answers',
  isQuick: false,
  why: () => null,
  async run(field) {
    const { lab, session } = field;
    await lab.start(field.desktop, 'open');
    const only = await session();
    lab.freeze();
    await only.copy();
    assert.notEqual(only.keyring().status, 'unusable', 'the clipboard does not wait for the keyring');
    await eventually(
      'it is said',
      () => (only.notice()?.notice.body.includes(memoryOnly) ? true : null),
      20_000,
    );
    assert.deepEqual(only.keyring(), {
      status: 'unusable',
      error: { code: 'keyring-timeout', seconds: 5 },
    });
    lab.thaw();
    await only.opened.keyfob.keyringService.check();
    const { id } = await only.kept();
    assert.deepEqual(await eventually('its entry', async () => found(await lab.accounts())), [id]);
    assert.equal(only.notice(), null, 'the notice is taken back');
  },
};

const killed: Scenario = {
  name: 'killed midway',
  isQuick: false,
  why: (lab) => lab.why(askingState(lab)),
  async run(field) {
    const { desktop, lab, session } = field;
    const { token, id } = await keepOne(field);
    await restart(field, askingState(lab));
    const second = await session();
    const forgetting = second.forget(id);
    await lab.waitForQuestion();
    await lab.kill();
    const code = (await forgetting)?.code;
    assert.ok(code === 'keyring-gone' || code === 'keyring-absent', `it is said: ${code}`);
    assert.deepEqual(
      second.lines().map((line) => line.id),
      [id],
      'the line stays',
    );
    assert.notEqual(await second.copy(), token);
    await lab.start(desktop, 'open');
    await second.opened.keyfob.keyringService.check();
    await eventually('both are kept', async () => ((await lab.accounts()).length === 2 ? true : null));
    assert.equal(second.lines().filter(({ state }) => state === 'kept').length, 2);
  },
};

const twoDatabases: Scenario = {
  name: 'two databases',
  isQuick: true,
  why: (lab) => lab.why('other-default'),
  async run(field) {
    const { lab, session } = field;
    const { token, id } = await keepOne(field);
    await restart(field, 'other-default');
    const second = await session();
    const asks = lab.hidesIn === null;
    const refused = await answering(field, 'deny', asks, () => second.forget(id));
    const expected = asks ? { code: 'keyring-denied' } : { code: 'keyring-elsewhere', keyring: lab.hidesIn };
    assert.deepEqual(refused, expected);
    assert.deepEqual(
      second.lines().map((line) => line.id),
      [id],
      'the line stays',
    );
    assert.notEqual(await answering(field, 'deny', asks, () => second.copy()), token);
    await eventually('the new one is kept', () =>
      second.lines().filter(({ state }) => state === 'kept').length === 2 ? true : null,
    );
    if (!asks) return;
    assert.equal(await answering(field, 'allow', asks, () => second.forget(id)), null);
    assert.equal(second.lines().length, 1, 'the other line stays');
  },
};

const noDefault: Scenario = {
  name: 'no default',
  isQuick: true,
  why: (lab) => lab.why('no-default'),
  async run(field) {
    const { desktop, lab, session } = field;
    await lab.start(desktop, 'no-default');
    const only = await session();
    await only.copy();
    await eventually('it is said', () => (only.notice()?.notice.body.includes(memoryOnly) ? true : null));
    const { body, buttons } = only.notice()!.notice;
    assert.match(body, /This desktop has no default keyring yet: it is kept in memory only/);
    assert.deepEqual(buttons, [{ action: 'unlock-keyring', label: 'Create keyring' }]);
    assert.deepEqual(only.keyring(), { status: 'unusable', error: { code: 'keyring-no-default' } });
    assert.deepEqual(only.lines(), []);
  },
};

/** The keyring does not answer, ends, or is not where it was. */
export const failingScenarios: readonly Scenario[] = [neverAnswers, killed, twoDatabases, noDefault];
