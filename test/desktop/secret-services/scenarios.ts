import { strict as assert } from 'node:assert';
import type { DemoCluster } from '../../../src/main/adapters/demo-cluster/start-demo-cluster.ts';
import type { Desktop } from '../desktop.ts';
import { eventually } from '../processes.ts';
import { startSession, type KeyfobSession } from './keyfob-session.ts';
import type { SecretServiceLab, ServiceState } from './secret-service-lab.ts';

/** What a scenario works on. */
export interface Field {
  readonly desktop: Desktop;
  readonly demo: DemoCluster;
  readonly lab: SecretServiceLab;
  /** Starts Keyfob; it is ended with the field. */
  readonly session: (patienceMs?: number) => Promise<KeyfobSession>;
}

/** A situation in which a person clicks; it throws where Keyfob does not do what it should. */
export interface Scenario {
  readonly name: string;
  /** Whether it is over in seconds. */
  readonly isQuick: boolean;
  /** Why this one cannot get into the situation; null where it can. */
  readonly why: (lab: SecretServiceLab) => string | null;
  readonly run: (field: Field) => Promise<void>;
}

const patienceMs = 60_000;

const whyAsked = (lab: SecretServiceLab) =>
  lab.opensInSilence ? 'it opens without a question after a login' : whyLocked(lab);
const whyLocked = (lab: SecretServiceLab) => lab.why('locked');
const memoryOnly = 'kept in memory only';

/** Keeps a token in the open keyring, and ends Keyfob. */
async function keepOne({ desktop, lab, session }: Field): Promise<{ token: string; id: string }> {
  await lab.start(desktop, 'open');
  const first = await session();
  const token = await first.copy();
  const { id } = await first.kept();
  assert.deepEqual(await eventually('its entry', async () => found(await lab.accounts())), [id]);
  await first.end();
  return { token, id };
}

function found<Value>(list: readonly Value[]): readonly Value[] | null {
  return list.length === 0 ? null : list;
}

/** Does something, and answers the question that it leads to, where this service asks one. */
async function answering<Value>(
  { lab }: Field,
  reply: 'allow' | 'deny',
  asks: boolean,
  act: () => Promise<Value>,
): Promise<Value> {
  const done = act();
  if (asks) {
    await lab.waitForQuestion();
    await lab.reply(reply);
  }
  return done;
}

async function restart({ desktop, lab }: Field, state: ServiceState): Promise<void> {
  await lab.end();
  await lab.start(desktop, state);
}

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
  why: whyLocked,
  async run(field) {
    const { lab, session } = field;
    const { token, id } = await keepOne(field);
    await restart(field, 'locked');
    const second = await session();
    await second.opened.keyfob.setVisible(true);
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
    const state = lab.asksForEntries ? 'open' : 'locked';
    await restart(field, state);
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
    await restart(field, lab.asksForEntries ? 'open' : 'locked');
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
  why: (lab) => (lab.asksForEntries ? 'its new entry needs no question' : whyAsked(lab)),
  async run(field) {
    const { lab, session } = field;
    await lab.start(field.desktop, 'locked');
    const only = await session(1_000);
    await only.copy();
    await lab.waitForQuestion();
    await eventually('the notice', () => (only.notice()?.notice.body.includes(memoryOnly) ? true : null));
    assert.match(only.notice()!.notice.body, /question was not answered yet: it is kept in memory only/);
    await lab.reply('allow');
    const { id } = await only.kept();
    assert.deepEqual(await lab.accounts(), [id]);
    await eventually('the notice is taken back', () => (only.notice() === null ? true : null));
  },
};

const neverAnswers: Scenario = {
  name: 'never answers',
  isQuick: false,
  why: () => null,
  async run(field) {
    const { lab, session } = field;
    await lab.start(field.desktop, 'open');
    const only = await session();
    lab.freeze();
    const begun = performance.now();
    await only.copy();
    assert.ok(performance.now() - begun < 2_000, 'the clipboard does not wait');
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
    await only.opened.keyfob.keyringDoor.check();
    const { id } = await only.kept();
    assert.deepEqual(await eventually('its entry', async () => found(await lab.accounts())), [id]);
    assert.equal(only.notice(), null, 'the notice is taken back');
  },
};

const killed: Scenario = {
  name: 'killed midway',
  isQuick: false,
  why: whyLocked,
  async run(field) {
    const { desktop, lab, session } = field;
    const { token, id } = await keepOne(field);
    const asks = lab.asksForEntries || !lab.opensInSilence;
    await restart(field, lab.asksForEntries ? 'open' : 'locked');
    const second = await session();
    const forgetting = asks ? second.forget(id) : null;
    if (asks) await lab.waitForQuestion();
    await lab.kill();
    const code = forgetting === null ? (await second.forget(id))?.code : (await forgetting)?.code;
    assert.ok(code === 'keyring-gone' || code === 'keyring-absent', `it is said: ${code}`);
    assert.deepEqual(
      second.lines().map((line) => line.id),
      [id],
      'the line stays',
    );
    assert.notEqual(await second.copy(), token);
    await lab.start(desktop, 'open');
    await second.opened.keyfob.keyringDoor.check();
    await eventually('both are kept', async () => ((await lab.accounts()).length === 2 ? true : null));
    assert.equal(second.lines().filter(({ state }) => state === 'kept').length, 2);
  },
};

const twoDatabases: Scenario = {
  name: 'two databases',
  isQuick: true,
  why: (lab) => lab.why('other-default'),
  async run(field) {
    const { session } = field;
    const { token, id } = await keepOne(field);
    await restart(field, 'other-default');
    const second = await session();
    assert.deepEqual(await second.forget(id), { code: 'keyring-elsewhere', keyring: 'home' });
    assert.deepEqual(
      second.lines().map((line) => line.id),
      [id],
      'the line stays',
    );
    assert.notEqual(await second.copy(), token);
    await eventually('the new one is kept', () =>
      second.lines().filter(({ state }) => state === 'kept').length === 2 ? true : null,
    );
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

/** Every situation, in the order of the columns. */
export const scenarios: readonly Scenario[] = [
  normal,
  lockedAtLogin,
  denied,
  slow,
  late,
  neverAnswers,
  killed,
  twoDatabases,
  noDefault,
];

/** Runs one on a desktop of its own; nothing of it is left afterwards. */
export async function runScenario(
  scenario: Scenario,
  lab: SecretServiceLab,
  demo: DemoCluster,
  desktop: Desktop,
): Promise<void> {
  const sessions: KeyfobSession[] = [];
  const session = async (patience = patienceMs) => {
    const started = await startSession(desktop, demo, patience);
    sessions.push(started);
    return started;
  };
  try {
    await scenario.run({ desktop, demo, lab, session });
  } finally {
    for (const each of sessions) await Promise.race([each.end(), new Promise((r) => setTimeout(r, 3_000))]);
    await lab.kill();
  }
}
