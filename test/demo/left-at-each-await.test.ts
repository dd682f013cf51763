import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createConnectCluster } from '../../src/main/adapters/api/connect-cluster.ts';
import { createRotationStarter } from '../../src/main/adapters/engine-starter/create-rotation-starter.ts';
import { createSignatures } from '../../src/main/adapters/api/signatures.ts';
import { createSnapDataFiles } from '../../src/main/adapters/files/snap-data-files.ts';
import { startDemoCluster, type DemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import type { OwnAccountRef } from '../../src/main/core/cluster/accounts/account-objects.ts';
import type { Handlers } from '../../src/shared/contract/contract.ts';
import { fakeWindows } from '../fakes/fake-windows.ts';
import { memoryKeyring, mintToken, openKeyfob, type OpenKeyfob } from '../fakes/open-keyfob.ts';
import { readPaste } from '../../src/main/core/cluster/inspect/read-paste.ts';

const account = { namespace: 'keyfob', name: 'dashboard' };
const robot = { kind: 'dashboards', name: 'own-robot', target: 'default' } as const;

/** What is done while its cluster is left: with the kept token of this id, and one that was pasted. */
interface Given {
  readonly handlers: Handlers;
  readonly kept: string;
  readonly pasted: string;
  /** An account that Keyfob made. */
  readonly own: OwnAccountRef;
}

const deeds: Readonly<Record<string, (given: Given) => Promise<unknown>>> = {
  mint: ({ handlers }) => mintToken(handlers, account),
  'mint for a new account of the tray': ({ handlers, kept }) =>
    mintToken(
      handlers,
      { kind: 'view-all', name: `robot-${kept.slice(0, 8)}`, target: 'default' },
      { forTray: true },
    ),
  'set up access': ({ handlers }) => handlers['access:set-up']({ role: 'view' }),
  renew: ({ handlers, kept }) => handlers['token:renew']({ id: kept }),
  revoke: ({ handlers, kept }) => handlers['token:revoke']({ id: kept }),
  'copy fresh': ({ handlers }) => handlers['token:copy-fresh']({}),
  'change the rights of an account': ({ handlers, own }) =>
    handlers['own-account:change-rights']({ ...own, kind: 'view-namespace', target: 'default' }),
  'remove an account': ({ handlers, own }) => handlers['own-account:remove'](own),
  'copy a kept one': ({ handlers, kept }) => handlers['token:copy']({ id: kept }),
  'find copies of the admin token': ({ handlers }) => handlers['admin:copies']({}),
  'rotate by hand, and follow': async ({ handlers }) => {
    const started = await handlers['rotation:start']({ command: 'rotate' });
    // For so long it is followed, and may be left at any moment of it.
    await sleep(600);
    return started;
  },
  'inspect: signature': ({ handlers, pasted }) =>
    handlers['inspect:signature']({ subject: { kind: 'pasted', id: pasted } }),
  'inspect: accepted': ({ handlers, pasted }) =>
    handlers['inspect:accepted']({ subject: { kind: 'pasted', id: pasted } }),
  'inspect: rights': ({ handlers, kept }) =>
    handlers['inspect:rights']({ subject: { kind: 'saved', id: kept }, namespace: 'default' }),
  'inspect: try': ({ handlers, kept }) => handlers['inspect:try']({ subject: { kind: 'saved', id: kept } }),
  'inspect: copy a line': ({ handlers, pasted }) =>
    handlers['inspect:copy-line']({
      ...{ subject: { kind: 'pasted', id: pasted }, name: 'curl', withToken: true },
    }),
  'inspect: export': ({ handlers, kept }) =>
    handlers['inspect:export']({ subject: { kind: 'saved', id: kept }, server: null }),
};

/** An account with the rights for dashboards, the same one again where it is still there. */
async function readyAccount(handlers: Handlers): Promise<OwnAccountRef> {
  const find = async () => {
    const list = await handlers['own-accounts:list']({ offset: 0, limit: 200 });
    if (!list.ok) throw new Error(list.error.code);
    return list.value.rows.find(({ name, removedAt }) => name === robot.name && removedAt === null);
  };
  const there = await find();
  const ready =
    there === undefined
      ? await mintToken(handlers, robot)
      : await handlers['own-account:change-rights']({
          ...{ name: there.name, uid: there.uid, kind: robot.kind, target: robot.target },
        });
  const found = await find();
  if (!ready.ok || found === undefined) throw new Error('no account');
  return { name: found.name, uid: found.uid };
}

describe('a cluster that is left at each await', () => {
  let demo: DemoCluster;
  let other: DemoCluster;
  let opened: OpenKeyfob;
  /** How many more calls of a port end before the cluster is left; infinitely many for it stays. */
  let callsLeft: number;
  /** What was sent to the other cluster that a look does not send. */
  let sent: string[];
  let openOther: () => Promise<unknown>;
  let leaving: Promise<unknown>;
  /** Where the user saves every file. */
  let saved: string;

  /** The port whose calls are counted; its cluster is left before the last of them has its answer. */
  function counted<Port extends object>(port: Port, methods: readonly (keyof Port)[]): Port {
    const wrapped = methods.map((method) => {
      const call = port[method] as (...args: unknown[]) => Promise<unknown>;
      return [
        method,
        async (...args: unknown[]) => {
          const answer = await call.apply(port, args);
          callsLeft -= 1;
          if (callsLeft === 0) {
            leaving = openOther();
            await leaving;
          }
          return answer;
        },
      ] as const;
    });
    return { ...port, ...(Object.fromEntries(wrapped) as Partial<Port>) };
  }

  /** Notes what is asked of the other cluster. */
  function noted<Group extends object>(group: Group, methods: readonly (keyof Group)[]): Group {
    const wrapped = methods.map((method) => {
      const call = group[method] as (...args: unknown[]) => unknown;
      return [
        method,
        (...args: unknown[]) => {
          sent.push(String(method));
          return call.apply(group, args);
        },
      ] as const;
    });
    return { ...group, ...(Object.fromEntries(wrapped) as Partial<Group>) };
  }

  beforeEach(async () => {
    [demo, other] = await Promise.all([startDemoCluster(), startDemoCluster()]);
    const config = join(demo.snapData, 'credentials/client.config');
    writeFileSync(config, readFileSync(config, 'utf8').replaceAll('microk8s-cluster', 'mine'));
    const otherServer = /server: (\S+)/.exec(
      readFileSync(join(other.snapData, 'credentials/client.config'), 'utf8'),
    )?.[1];
    saved = join(mkdtempSync(join(tmpdir(), 'keyfob-test-')), 'saved');
    callsLeft = Infinity;
    leaving = Promise.resolve();
    sent = [];
    const connect = createConnectCluster(10_000);
    opened = await openKeyfob(demo.snapData, undefined, {
      files: counted(createSnapDataFiles(), ['read', 'list']),
      signatures: counted(createSignatures(), ['isSignedBy']),
      keyring: counted(memoryKeyring(), ['load', 'store', 'check']),
      rotationStarter: counted(
        createRotationStarter({
          ...{ isRoot: false, program: process.execPath, programArguments: [], installed: null },
          ...{ searchPath: '', stateFolder: dirname(saved), demo: null },
        }),
        ['way'],
      ),
      windows: counted(fakeWindows({ chooseNewFile: () => Promise.resolve(saved) }), ['chooseNewFile']),
      connect(address) {
        const api = connect(address);
        if (address.server === otherServer)
          return {
            ...api,
            tokens: noted(api.tokens, ['mint', 'review', 'readLegacy', 'tryOut']),
            objects: noted(api.objects, ['create', 'delete']),
            rights: noted(api.rights, ['rules']),
          };
        return {
          ...api,
          tokens: counted(api.tokens, ['mint', 'review', 'tryOut']),
          objects: counted(api.objects, ['read', 'create', 'delete']),
          rights: counted(api.rights, ['rules']),
          lists: counted(api.lists, ['page', 'contents']),
          server: counted(api.server, ['version', 'authorization', 'whoAmI', 'signingKeys', 'controlPlane']),
        };
      },
    });
    openOther = () => opened.keyfob.clusters.turnTo(other.snapData);
    expect(await opened.handlers['access:set-up']({ role: 'view' })).toMatchObject({ ok: true });
  });
  afterEach(async () => {
    await opened.close();
    rmSync(dirname(saved), { recursive: true });
    demo.stop();
    other.stop();
  });

  it.each(Object.keys(deeds))('says so, asks the other nothing and notes nothing of it: %s', async (name) => {
    const deed = deeds[name]!;
    const { handlers, keyfob } = opened;
    const codes = new Set<string>();
    let calls = 0;
    for (let isLeft = true; isLeft;) {
      calls += 1;
      await keyfob.clusters.turnTo(demo.snapData);
      const minted = await mintToken(handlers, account);
      if (!minted.ok) throw new Error(minted.error.code);
      await keyfob.tokens.settled();
      const pasted = keyfob.inspect.pasted.take(readPaste(await opened.token(minted.value.id)));
      if (!pasted.ok) throw new Error(pasted.error.code);
      const own = await readyAccount(handlers);
      const held = opened.clipboard();
      sent.length = 0;
      callsLeft = calls;
      const answer = (await deed({ handlers, kept: minted.value.id, pasted: pasted.value.id, own })) as {
        ok: boolean;
        error?: { code: string };
      };
      isLeft = callsLeft <= 0;
      callsLeft = Infinity;
      await leaving;
      await keyfob.tokens.settled();
      const code = answer.error?.code ?? 'ok';
      codes.add(code);
      expect([calls, code]).toEqual([calls, expect.stringMatching(/^(ok|cluster-changed|objects-left)$/)]);
      if (code === 'cluster-changed') {
        expect(opened.clipboard()).toBe(held);
        expect(existsSync(saved)).toBe(false);
      }
      rmSync(saved, { force: true });
      expect([calls, sent]).toEqual([calls, []]);
      if (isLeft) {
        const { snapshot } = keyfob.store;
        expect(snapshot.cluster).toMatchObject({ status: 'open', name: 'microk8s-cluster' });
        expect(snapshot).toMatchObject({
          tokenCount: 0,
          question: null,
          rotation: { run: null },
          accountRun: null,
        });
      }
    }
    expect(codes).toContain('cluster-changed');
    expect(codes).toContain('ok');
    await keyfob.activity.settled();
    const list = await handlers['activity:list']({ offset: 0, limit: 200 });
    if (!list.ok) throw new Error('no list');
    expect([...new Set(list.value.entries.map(({ cluster }) => cluster))]).toEqual(['mine']);
  });
});
