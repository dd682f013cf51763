import { strict as assert } from 'node:assert';
import type { DemoCluster } from '../../../src/main/adapters/demo/start-demo-cluster.ts';
import type { Desktop } from '../desktop.ts';
import { eventually } from '../processes.ts';
import { startSession, type KeyfobSession } from './keyfob-session.ts';
import type { Reply, SecretServiceLab, ServiceState } from './secret-service-lab.ts';

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

/** What a notice says of a token that no keyring took. */
export const memoryOnly = 'kept in memory only';

/** The state in which reading an entry is a question to the person. */
export const askingState = (lab: SecretServiceLab): ServiceState => (lab.asksForEntries ? 'open' : 'asks');

/** Keeps a token in the open keyring, and ends Keyfob. */
export async function keepOne({ desktop, lab, session }: Field): Promise<{ token: string; id: string }> {
  await lab.start(desktop, 'open');
  const first = await session();
  const token = await first.copy();
  const { id } = await first.kept();
  assert.deepEqual(await eventually('its entry', async () => found(await lab.accounts())), [id]);
  await first.end();
  return { token, id };
}

/** What was found; null for nothing. */
export function found<Value>(list: readonly Value[]): readonly Value[] | null {
  return list.length === 0 ? null : list;
}

/** Does something, and answers the question that it leads to, where this service asks one. */
export async function answering<Value>(
  { lab }: Field,
  reply: Reply,
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

/** Ends the Secret Service as a logout does, and starts it in another state. */
export async function restart({ desktop, lab }: Field, state: ServiceState): Promise<void> {
  await lab.end();
  await lab.start(desktop, state);
}

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
