import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDemoCluster, type DemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import { createDocumentStore } from '../../src/main/adapters/files/document-store.ts';
import { createConnectCluster } from '../../src/main/adapters/api/connect-cluster.ts';
import { randomIdentifiers } from '../../src/main/adapters/system/identifiers.ts';
import type { DocumentStore } from '../../src/main/core/ports/files.ts';
import { SettingsStore } from '../../src/main/core/desk/settings/settings-store.ts';
import type { Input } from '../../src/shared/contract/contract.ts';
import { fail } from '../../src/shared/contract/values/result.ts';
import { openKeyfob, openOf, type OpenKeyfob } from '../fakes/open-keyfob.ts';

const own = { namespace: 'keyfob', name: 'dashboard' };
const robot = { namespace: 'keyfob', name: 'robot' };
const wanted: Input<'token:mint'> = {
  account: { kind: 'new', preset: { kind: 'view-all', name: robot.name, target: 'default' } },
  lifetimeSeconds: 3600,
  audiences: [],
  purpose: 'backup',
  revocable: true,
  forTray: true,
};

describe('the account of the tray', () => {
  let demo: DemoCluster;
  let opened: OpenKeyfob;
  /** The tray's account at the time of each mint. */
  let atMint: unknown[];
  let isFull: boolean;
  let isMintRefused: boolean;

  beforeEach(async () => {
    atMint = [];
    isFull = false;
    isMintRefused = false;
    demo = await startDemoCluster();
    const folder = mkdtempSync(join(tmpdir(), 'keyfob-test-'));
    const real = createDocumentStore(folder);
    const documents: DocumentStore = {
      ...real,
      write: (name, text) =>
        isFull && name === 'settings.json'
          ? Promise.resolve(fail({ code: 'store-unwritable', file: real.path(name) }))
          : real.write(name, text),
    };
    const connect = createConnectCluster(10_000);
    opened = await openKeyfob(
      demo.snapData,
      folder,
      {
        connect(address) {
          const api = connect(address);
          const mint: typeof api.tokens.mint = (request) => {
            atMint.push(openOf(opened.keyfob).trayAccount.current());
            if (isMintRefused) return Promise.resolve(fail({ code: 'access-not-set-up' }));
            return api.tokens.mint(request);
          };
          return { ...api, tokens: { ...api.tokens, mint } };
        },
      },
      { settings: await SettingsStore.load(documents, randomIdentifiers) },
    );
    expect(await opened.handlers['access:set-up']({ role: 'view' })).toMatchObject({ ok: true });
  });
  afterEach(async () => {
    await opened.close();
    demo.stop();
  });

  it('is another only once there is a token of it', async () => {
    const minted = await opened.handlers['token:mint'](wanted);
    expect(minted).toMatchObject({ ok: true, value: { status: 'minted', trayError: null } });
    expect(atMint).toEqual([own]);
    expect(openOf(opened.keyfob).trayAccount.current()).toEqual(robot);
  });

  it('stays when there is an account, but no token of it', async () => {
    isMintRefused = true;
    const minted = await opened.handlers['token:mint'](wanted);
    expect(minted).toMatchObject({ ok: true, value: { status: 'only-account', account: robot } });
    expect(openOf(opened.keyfob).trayAccount.current()).toEqual(own);
  });

  it('stays, and that is said with the token, when the choice cannot be kept', async () => {
    isFull = true;
    const minted = await opened.handlers['token:mint'](wanted);
    expect(minted).toMatchObject({
      ok: true,
      value: {
        status: 'minted',
        row: { serviceAccount: robot.name },
        trayError: { code: 'store-unwritable' },
      },
    });
    expect(openOf(opened.keyfob).trayAccount.current()).toEqual(own);
  });
});
