import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { createConnectCluster } from '../../src/main/adapters/api/connect-cluster.ts';
import type { ClusterApi } from '../../src/main/core/ports/cluster-api.ts';
import type { AccountRun, AccountStepName } from '../../src/shared/contract/state/own-account-state.ts';
import type { PresetKind } from '../../src/shared/contract/state/preset.ts';
import { eventually } from '../desktop/processes.ts';
import { mintToken, openKeyfob, openOf, type OpenKeyfob } from '../fakes/open-keyfob.ts';
import { startCluster, type Cluster } from './cluster.ts';
import { startControllers, type Controllers } from './controllers.ts';
import { startProxy, type Proxy } from './proxy.ts';

export const rbac = '/apis/rbac.authorization.k8s.io/v1';
/** The namespace of the accounts that Keyfob makes. */
export const own = '/api/v1/namespaces/keyfob';

/**
 * Starts the API server with RBAC once for the tests of a file; each of them finds on it nothing that another made, and a
 * Keyfob of its own that was opened through the proxy.
 */
export function useOwnAccounts() {
  let cluster: Cluster;
  let controllers: Controllers;
  let proxy: Proxy;
  let open: OpenKeyfob;

  beforeAll(async () => {
    cluster = await startCluster({ rbac: true });
    controllers = await startControllers(cluster, [
      ...(['namespace-controller', 'serviceaccount-controller'] as const),
      'clusterrole-aggregation-controller',
    ]);
    proxy = await startProxy(cluster);
  });
  afterAll(async () => {
    await proxy.stop();
    await controllers.stop();
    await cluster.stop();
  });
  beforeEach(async () => {
    open = await openKeyfob(proxy.snapData);
  });
  afterEach(async () => {
    proxy.intercept(() => null);
    await open.close();
    await removeWhatWasMade(cluster);
  });

  const list = async () => {
    const listed = await open.handlers['own-accounts:list']({ offset: 0, limit: 200 });
    if (!listed.ok) throw new Error(listed.error.code);
    return listed.value;
  };
  const account = async (name: string) => {
    const found = (await list()).rows.find((row) => row.name === name);
    if (found === undefined) throw new Error(`no account ${name}`);
    return found;
  };
  const run = (): AccountRun => {
    const { accountRun } = open.keyfob.store.snapshot;
    if (accountRun === null) throw new Error('no run');
    return accountRun;
  };
  return {
    get cluster() {
      return cluster;
    },
    get proxy() {
      return proxy;
    },
    get open() {
      return open;
    },
    /** Opens the cluster anew, with calls of its API that do otherwise. */
    reopen: async (change: (api: ClusterApi) => Partial<ClusterApi>) => {
      const connect = createConnectCluster(10_000);
      await open.close();
      open = await openKeyfob(proxy.snapData, undefined, {
        connect(...how) {
          const api = connect(...how);
          return { ...api, ...change(api) };
        },
      });
    },
    status: async (path: string) => (await cluster.request('GET', path)).status,
    list,
    account,
    refOf: async (name: string) => ({ name, uid: (await account(name)).uid }),
    make: async (name: string, kind: PresetKind = 'view-all', target = 'default') => {
      const minted = await mintToken(open.handlers, { kind, name, target });
      if (!minted.ok) throw new Error(minted.error.code);
      return { ...minted.value, token: await open.token(minted.value.id) };
    },
    run,
    step: (name: AccountStepName) => run().steps.find((each) => each.name === name),
    /** What the activity tells, the last first. */
    events: async () => {
      await open.keyfob.activity.settled();
      const activity = await open.handlers['activity:list']({ offset: 0, limit: 50 });
      if (!activity.ok) throw new Error(activity.error.code);
      return activity.value.entries.map(({ event }) => event);
    },
    savedIds: () =>
      openOf(open.keyfob)
        .saved.rows()
        .map(({ id }) => id),
  };
}

/** Leaves on the server what it started with. */
async function removeWhatWasMade(cluster: Cluster): Promise<void> {
  for (const kind of ['clusterrolebindings', 'clusterroles', 'namespaces/default/rolebindings']) {
    const { items } = (await cluster.request('GET', `${rbac}/${kind}`)).body as {
      items: { metadata: { name: string } }[];
    };
    for (const { metadata } of items)
      if (metadata.name.startsWith('keyfob-'))
        await cluster.request('DELETE', `${rbac}/${kind}/${metadata.name}`);
  }
  await cluster.request('DELETE', own);
  await eventually('the namespace is gone', async () =>
    (await cluster.request('GET', own)).status === 404 ? true : null,
  );
}

/** Something that is waited for, and comes when it is said. */
export function moment(): { readonly past: Promise<void>; readonly come: () => void } {
  let come: () => void = () => undefined;
  const past = new Promise<void>((resolve) => (come = resolve));
  return { past, come: () => come() };
}
