import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCertificates } from '../../src/main/adapters/x509/certificates.ts';
import { createConnectCluster } from '../../src/main/adapters/api/connect-cluster.ts';
import { createSnapDataFiles } from '../../src/main/adapters/files/snap-data-files.ts';
import { findCluster, type FoundCluster } from '../../src/main/core/files/snap-data/find-cluster.ts';
import type { OpenCluster } from '../../src/main/core/cluster/open-cluster.ts';
import type { OpenState } from '../../src/main/core/cluster/scope/open-state.ts';
import type { ConnectCluster } from '../../src/main/core/ports/cluster-api.ts';
import type { RotationStarter } from '../../src/main/core/ports/machine.ts';
import { eventually } from '../desktop/processes.ts';
import { openKeyfob, openOf, type OpenKeyfob } from '../fakes/open-keyfob.ts';
import { hasServers } from './binaries.ts';
import { readCredentials } from './engine.ts';
import { startRig, type RunningRig } from './rig.ts';

const left = { ok: false, error: { code: 'cluster-changed' } };
const wanted = {
  account: { kind: 'existing' as const, namespace: 'keyfob', name: 'dashboard' },
  ...{ lifetimeSeconds: 3600, audiences: [], purpose: 'two', revocable: true, forTray: false },
};

describe.skipIf(!hasServers)('two clusters that are open in one process, on two real API servers', () => {
  let home: RunningRig;
  let attic: RunningRig;
  let app: OpenKeyfob;
  /** What the attic published, which nobody shows. */
  let states: OpenState[];
  const notices: string[] = [];
  /** Whether an engine has ended. */
  let ended = false;
  /** Done once, when the attic is asked to mint. */
  let atMint: (() => void) | null = null;

  const connect: ConnectCluster = (address) => {
    const api = createConnectCluster(10_000)(address);
    if (address.server !== attic.cluster.server) return api;
    const mint: typeof api.tokens.mint = (request) => {
      const minting = api.tokens.mint(request);
      atMint?.();
      atMint = null;
      return minting;
    };
    return { ...api, tokens: { ...api.tokens, mint } };
  };
  const engineOf = (folder: string) =>
    folder === attic.cluster.snapData.current ? attic.engine : home.engine;
  const rotationStarter: RotationStarter = {
    way: () => Promise.resolve('direct'),
    stateFolder: (folder) => engineOf(folder).stateFolder,
    line: ({ command }) => command,
    async start({ command, snapData }, _way, onLine) {
      const { code, lines } = await engineOf(snapData).run([command]);
      ended = true;
      for (const line of lines) onLine(JSON.stringify(line));
      return code;
    },
    isRunning: () => Promise.resolve(false),
  };

  beforeAll(async () => {
    [home, attic] = await Promise.all([startRig(), startRig()]);
    const config = join(attic.cluster.snapData.current, 'credentials/client.config');
    writeFileSync(config, readFileSync(config, 'utf8').replaceAll('microk8s-cluster', 'attic'));
    app = await openKeyfob(home.cluster.snapData.current, undefined, {
      ...{ connect, rotationStarter },
      notifier: {
        show({ title, body }) {
          notices.push(title, body);
          return Promise.resolve(true);
        },
        withdraw: () => Promise.resolve(),
      },
    });
  });
  afterAll(async () => {
    await app.close();
    await Promise.all([home.stop(), attic.stop()]);
  });

  async function findAttic(): Promise<FoundCluster> {
    const ports = { files: createSnapDataFiles(), certificates: createCertificates() };
    const found = await findCluster(attic.cluster.snapData.current, ports);
    if (!found.ok) throw new Error(found.error.code);
    return found.value;
  }

  /** Enters the attic beside the cluster that the window shows. */
  async function enterAttic(): Promise<OpenCluster> {
    states = [];
    const open: OpenCluster = app.keyfob.entered.enter(attic.cluster.snapData.current, await findAttic(), {
      publish: (state) => states.push(state),
      async refresh() {
        open.scope.update(await findAttic());
        await open.look();
      },
      onReply: () => undefined,
      copyFresh: () => open.fresh.copy(() => undefined),
    });
    await open.look();
    return open;
  }

  const shown = () => openOf(app.keyfob);
  const acceptedBy = async (id: string) => {
    const token = await app.token(id);
    return [await home.cluster.accepts(token), await attic.cluster.accepts(token)];
  };

  async function workBesideEachOther(): Promise<void> {
    const other = await enterAttic();
    for (const open of [shown(), other]) expect(await open.access.setUp('view')).toMatchObject({ ok: true });
    const [minted, mintedThere] = await Promise.all([shown().mints.mint(wanted), other.mints.mint(wanted)]);
    if (!minted.ok || minted.value.status !== 'minted') throw new Error('not minted');
    if (!mintedThere.ok || mintedThere.value.status !== 'minted') throw new Error('not minted');
    const [{ id }, { id: idThere }] = [minted.value.row, mintedThere.value.row];
    expect([await acceptedBy(id), await acceptedBy(idThere)]).toEqual([
      [true, false],
      [false, true],
    ]);
    const unknown = { ok: false, error: { code: 'token-unknown' } };
    expect([await shown().renewer.renew(idThere), await other.revoker.revoke(id)]).toEqual([
      unknown,
      unknown,
    ]);
    expect(await other.revoker.revoke(idThere)).toMatchObject({ ok: true });
    expect(await shown().renewer.renew(id)).toMatchObject({ ok: true });

    const [before, former] = [readCredentials(home.cluster), readCredentials(attic.cluster)];
    expect(await other.rotation.start('rotate')).toMatchObject({ ok: true });
    await eventually('the rotation of the attic', () => states.at(-1)?.rotation.run?.outcome ?? null);
    expect(states.at(-1)?.rotation.run?.outcome).toMatchObject({ result: 'rotated' });
    expect(readCredentials(attic.cluster)).not.toEqual(former);
    expect(readCredentials(home.cluster)).toEqual(before);
    await eventually('the new connection', () =>
      states.at(-1)?.cluster.api.status === 'reachable' && states.at(-1)?.rotation.journal.status === 'ended'
        ? true
        : null,
    );
    const { snapshot } = app.keyfob.store;
    expect(snapshot.rotation).toMatchObject({ run: null, journal: { status: 'none' } });
    expect(snapshot).toMatchObject({ tokenCount: 2, cluster: { name: 'microk8s-cluster' } });
    expect(states.at(-1)?.tokens.map((row) => row.id)).toEqual([idThere]);
    expect(JSON.stringify(snapshot)).not.toMatch(new RegExp(`attic|${idThere}`));
    expect(JSON.stringify(states)).not.toMatch(new RegExp(`microk8s-cluster|${id}`));
    other.leave();
  }

  async function areLeftInTheMiddle(): Promise<void> {
    const other = await enterAttic();
    atMint = () => other.leave();
    const [minted, mintedThere] = await Promise.all([shown().mints.mint(wanted), other.mints.mint(wanted)]);
    expect([minted.ok, mintedThere]).toEqual([true, left]);

    const again = await enterAttic();
    let published = 0;
    ended = false;
    attic.snap.onRestart = () => {
      again.leave();
      published = states.length;
    };
    expect(await again.rotation.start('rotate')).toMatchObject({ ok: true });
    await eventually('the middle of the rotation', () => (again.scope.lifetime.isOver ? true : null));
    expect(await shown().mints.mint(wanted)).toMatchObject({ ok: true });
    expect([await again.fresh.copy(() => undefined), await again.admin.copyToken()]).toEqual([left, left]);
    await eventually('its end', () => (ended ? true : null));
    expect(states).toHaveLength(published);
    expect(app.clipboard()).toBeNull();

    const back = await enterAttic();
    await eventually('what became of it', () =>
      states.at(-1)?.rotation.journal.status === 'ended' ? true : null,
    );
    expect(back.scope.state.rotation.journal).toMatchObject({ outcome: { result: 'rotated' } });
    back.leave();
  }

  it('mint, renew, revoke, rotate, and are left and told of each for itself', async () => {
    await workBesideEachOther();
    await areLeftInTheMiddle();
    await app.keyfob.activity.settled();
    const list = await app.handlers['activity:list']({ offset: 0, limit: 100 });
    if (!list.ok) throw new Error('no list');
    const told = (name: string) =>
      list.value.entries.filter(({ cluster }) => cluster === name).map(({ event }) => event);
    expect(told('attic').reverse()).toEqual([
      'access-set-up',
      'token-minted',
      'token-revoked',
      'static-token-rotated',
      'static-token-rotated',
    ]);
    expect(told('microk8s-cluster').reverse()).toEqual([
      'access-set-up',
      'token-minted',
      'token-renewed',
      'token-minted',
      'token-minted',
    ]);
    expect(told('attic').length + told('microk8s-cluster').length).toBe(list.value.total);
    expect(notices).toEqual([]);
  });
});
