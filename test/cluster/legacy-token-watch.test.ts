import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConnectCluster } from '../../src/main/adapters/api/connect-cluster.ts';
import type { ConnectCluster, ListName } from '../../src/main/core/ports/cluster-api.ts';
import type { AppError } from '../../src/shared/contract/errors/errors.ts';
import { fail } from '../../src/shared/contract/values/result.ts';
import { eventually } from '../desktop/processes.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { openKeyfob, type OpenKeyfob } from '../fakes/open-keyfob.ts';
import { hasServers } from './binaries.ts';
import { startCluster, type Cluster } from './cluster.ts';

const minute = 60_000;
const secrets = '/api/v1/namespaces/default/secrets';
const forbidden: AppError = { code: 'api-forbidden', action: { does: 'list', object: 'Secrets' } };

describe.skipIf(!hasServers)('legacy tokens among the findings', () => {
  const connectReally = createConnectCluster(10_000);
  const clock = new FakeClock(Date.now());
  const asked: ListName[] = [];
  /** The id of the first that is made. */
  let first = '';
  let isForbidden = false;
  let cluster: Cluster;
  let open: OpenKeyfob;

  /** The real API, whose lists are counted and may be forbidden. */
  const connect: ConnectCluster = (address) => {
    const api = connectReally(address);
    return {
      ...api,
      lists: {
        ...api.lists,
        page(list, limit, next) {
          asked.push(list);
          return isForbidden ? Promise.resolve(fail(forbidden)) : api.lists.page(list, limit, next);
        },
      },
    };
  };

  beforeAll(async () => {
    cluster = await startCluster({ rbac: true });
    open = await openKeyfob(cluster.snapData.current, undefined, { clock, connect });
  });
  afterAll(async () => {
    await open.close();
    await cluster.stop();
  });

  /** Makes one, whose credential’s id is given. */
  async function makeLegacy(name: string): Promise<string> {
    const { body } = await cluster.request('POST', secrets, {
      metadata: { name, annotations: { 'kubernetes.io/service-account.name': 'default' } },
      type: 'kubernetes.io/service-account-token',
    });
    return `legacy-token:${(body as { metadata: { uid: string } }).metadata.uid}`;
  }

  /** Looks at the API each minute for so long. */
  async function pass(minutes: number): Promise<void> {
    for (let at = 0; at < minutes; at++) {
      await open.keyfob.clusters.refresh();
      await clock.advance(minute);
    }
  }

  const found = () =>
    open.keyfob.store.snapshot.safety.filter(({ kind }) => kind.startsWith('legacy-tokens'));
  const legacy = (total: number, named: string[]) => ({
    kind: 'legacy-tokens',
    degree: 'advice',
    total,
    named,
    first,
    areAdmin: false,
    administrators: [],
    unasked: [],
    asOf: null,
    isPast: false,
  });

  async function comeSoonAfterTheFirstLook(): Promise<void> {
    first = await makeLegacy('one');
    expect(asked).toEqual([]);
    await clock.advance(minute);
    expect(asked).toEqual(['legacy-tokens']);
    expect(found()).toEqual([legacy(1, ['default/one'])]);
  }

  async function comeWithTheNextLookAndNoMoreOften(): Promise<void> {
    asked.length = 0;
    await makeLegacy('two');
    await pass(1);
    const both = legacy(2, ['default/one', 'default/two']);
    await eventually('the second', () => isDeepStrictEqual(found(), [both]) || null);
    expect(asked).toEqual(['legacy-tokens']);
    await open.keyfob.clusters.refresh();
    await open.keyfob.clusters.refresh();
    await clock.advance(5_000);
    expect(asked).toHaveLength(2);
  }

  async function areCounted(): Promise<void> {
    for (let at = 3; at <= 7; at++) await makeLegacy(`z${at}`);
    await open.handlers['cluster:refresh']({});
    const named = ['one', 'two', 'z3', 'z4', 'z5'].map((name) => `default/${name}`);
    expect(found()).toEqual([legacy(7, named)]);
  }

  async function stayAfterALookThatFailed(): Promise<void> {
    const seenAt = clock.now();
    const before = found();
    isForbidden = true;
    await clock.advance(minute);
    await open.handlers['cluster:refresh']({});
    expect(found()).toEqual([
      { ...before[0], asOf: seenAt },
      { kind: 'legacy-tokens-unseen', degree: 'advice', error: forbidden },
    ]);
    isForbidden = false;
    await open.handlers['cluster:refresh']({});
    expect(found()).toEqual(before);
  }

  async function comeWithinHoursInTheTray(): Promise<void> {
    await clock.advance(minute);
    asked.length = 0;
    await makeLegacy('z8');
    await clock.advance(5 * 60 * minute);
    expect(asked).toEqual([]);
    await clock.advance(65 * minute);
    await eventually('a look', async () => {
      await clock.advance(5_000);
      return asked.length > 0 ? true : null;
    });
    await eventually('the eighth', () =>
      Promise.resolve(found().some((finding) => 'total' in finding && finding.total === 8) || null),
    );
    expect(asked).toEqual(['legacy-tokens']);
  }

  async function goWithTheLast(): Promise<void> {
    for (const name of ['one', 'two', 'z3', 'z4', 'z5', 'z6', 'z7', 'z8'])
      await cluster.request('DELETE', `${secrets}/${name}`);
    await open.handlers['cluster:refresh']({});
    expect(found()).toEqual([]);
  }

  it('are found soon after the first look at the API and with later ones, within hours in the tray, and stay when a look fails', async () => {
    await comeSoonAfterTheFirstLook();
    await comeWithTheNextLookAndNoMoreOften();
    await areCounted();
    await stayAfterALookThatFailed();
    await comeWithinHoursInTheTray();
    await goWithTheLast();
  });
});
