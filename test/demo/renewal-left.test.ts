import { afterEach, beforeEach, expect, it } from 'vitest';
import { startDemoCluster, type DemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import { createConnectCluster } from '../../src/main/adapters/api/connect-cluster.ts';
import { eventually } from '../desktop/processes.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { mintToken, openKeyfob, openOf, type OpenKeyfob } from '../fakes/open-keyfob.ts';

const minute = 60_000;

let clock: FakeClock;
let demo: DemoCluster;
let other: DemoCluster;
let opened: OpenKeyfob;
let titles: string[];
/** Whether the next mint meets a cluster that is being left. */
let leavesAtMint: boolean;
/** What the mints that met one were answered. */
let answers: unknown[];

beforeEach(async () => {
  clock = new FakeClock(Date.now());
  titles = [];
  leavesAtMint = false;
  answers = [];
  const start = () => startDemoCluster({ clock: () => clock.now() });
  [demo, other] = await Promise.all([start(), start()]);
  const connect = createConnectCluster(10_000);
  opened = await openKeyfob(demo.snapData, undefined, {
    clock,
    notifier: {
      show: ({ title }) => Promise.resolve(titles.push(title) > 0),
      withdraw: () => Promise.resolve(),
    },
    connect(address) {
      const api = connect(address);
      const mint: typeof api.tokens.mint = async (request) => {
        if (!leavesAtMint) return api.tokens.mint(request);
        leavesAtMint = false;
        await opened.keyfob.clusters.turnTo(other.snapData);
        const answer = await api.tokens.mint(request);
        answers.push(answer);
        return answer;
      };
      return { ...api, tokens: { ...api.tokens, mint } };
    },
  });
  expect(await opened.handlers['access:set-up']({ role: 'view' })).toMatchObject({ ok: true });
});
afterEach(async () => {
  await opened.close();
  demo.stop();
  other.stop();
});

const renewals = () =>
  openOf(opened.keyfob)
    .saved.rows()
    .map(({ renewal }) => renewal);

it('takes a cluster that was left for no failed try, and goes on once it is opened again', async () => {
  const { handlers, keyfob } = opened;
  const minted = await mintToken(handlers, { namespace: 'keyfob', name: 'dashboard' }, { revocable: false });
  if (!minted.ok) throw new Error(minted.error.code);
  await handlers['token:choose-renewal']({ id: minted.value.id, byItself: true });
  leavesAtMint = true;
  await clock.advance(46 * minute);
  // Once more than a renewal that fails is tried.
  for (let left = 1; left <= 4; left++) {
    await eventually('the end of a try', () => answers[left - 1]);
    await clock.advance(10_000);
    expect(renewals()).toEqual([]);
    leavesAtMint = left < 4;
    await keyfob.clusters.turnTo(demo.snapData);
  }
  expect(answers).toEqual(answers.map(() => ({ ok: false, error: { code: 'cluster-changed' } })));
  await eventually('a successor', () => (renewals().length === 2 ? true : null));
  expect(renewals()).toEqual(['by-itself', 'by-hand']);
  expect(titles).not.toContain('Keyfob: renewal stopped');
  await keyfob.activity.settled();
  const list = await handlers['activity:list']({ offset: 0, limit: 100 });
  if (!list.ok) throw new Error('no list');
  expect(list.value.entries.map(({ event }) => event)).not.toContain('renewal-stopped');
});
