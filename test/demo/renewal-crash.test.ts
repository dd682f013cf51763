import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDocumentStore } from '../../src/main/adapters/files/document-store.ts';
import { startDemoCluster, type DemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import type { DocumentStore } from '../../src/main/core/ports/files.ts';
import type { Keyring } from '../../src/main/core/ports/desktop.ts';
import type { Secret } from '../../src/main/core/ports/secret.ts';
import { fail, ok } from '../../src/shared/contract/values/result.ts';
import { memoryKeyring, mintToken, openKeyfob, type OpenKeyfob, openOf } from '../fakes/open-keyfob.ts';

/** What a crash leaves: the index on the disk and the keyring. */
interface Left {
  readonly index: string | null;
  readonly entries: ReadonlyMap<string, Secret>;
}

describe('a token that renews itself', () => {
  let demo: DemoCluster;
  let opened: OpenKeyfob;
  let index: string | null;
  let entries: Map<string, Secret>;
  let isLocked: boolean;
  let moments: Left[];

  const note = () => moments.push({ index, entries: new Map(entries) });

  function keyringOf(held: Map<string, Secret>): Keyring {
    return {
      ...memoryKeyring(),
      check: () => Promise.resolve(isLocked ? fail({ code: 'keyring-locked' }) : ok(null)),
      store(account, secret) {
        held.set(account, secret);
        note();
        return Promise.resolve(ok('/memory'));
      },
      load: ({ account }) => Promise.resolve(ok(held.get(account) ?? null)),
    };
  }

  beforeEach(async () => {
    demo = await startDemoCluster({ clock: () => Date.now() });
    index = null;
    entries = new Map();
    isLocked = false;
    moments = [];
    const folder = mkdtempSync(join(tmpdir(), 'keyfob-test-'));
    const real = createDocumentStore(folder);
    const documents: DocumentStore = {
      ...real,
      async write(name, text) {
        const written = await real.write(name, text);
        if (name === 'tokens.json' && written.ok) index = text;
        note();
        return written;
      },
    };
    opened = await openKeyfob(demo.snapData, folder, { documents, keyring: keyringOf(entries) });
    expect(await opened.handlers['access:set-up']({ role: 'view' })).toMatchObject({ ok: true });
  });
  afterEach(async () => {
    await opened.close();
    demo.stop();
  });

  async function mintSelfRenewing(): Promise<string> {
    const minted = await mintToken(
      opened.handlers,
      { namespace: 'keyfob', name: 'dashboard' },
      { revocable: false },
    );
    if (!minted.ok) throw new Error(minted.error.code);
    const { id } = minted.value;
    await opened.handlers['token:choose-renewal']({ id, byItself: true });
    await opened.keyfob.keyringService.check();
    return id;
  }

  /** Who renews itself after a new start on what was left. */
  async function afterCrash({ index, entries }: Left): Promise<string[]> {
    const folder = mkdtempSync(join(tmpdir(), 'keyfob-test-'));
    if (index !== null) writeFileSync(join(folder, 'tokens.json'), index, { mode: 0o600 });
    const again = await openKeyfob(demo.snapData, folder, { keyring: keyringOf(new Map(entries)) });
    try {
      await again.keyfob.keyringService.check();
      return openOf(again.keyfob)
        .saved.rows()
        .flatMap(({ id, renewal }) => (renewal === 'by-itself' ? [id] : []));
    } finally {
      await again.close();
    }
  }

  const byItself = () =>
    openOf(opened.keyfob)
      .saved.rows()
      .flatMap(({ id, renewal }) => (renewal === 'by-itself' ? [id] : []));

  it('is one and only one, wherever a crash cuts its renewal off', async () => {
    const first = await mintSelfRenewing();
    moments = [];
    note();
    expect(await opened.handlers['token:renew']({ id: first })).toMatchObject({ ok: true });
    const [second, ...others] = byItself();
    expect(others).toEqual([]);
    await opened.keyfob.keyringService.check();
    const left = moments;
    const survivors = [];
    for (const moment of left) survivors.push(await afterCrash(moment));
    expect(survivors.length).toBeGreaterThanOrEqual(4);
    for (const survivor of survivors) expect([[first], [second]]).toContainEqual(survivor);
    expect(survivors[0]).toEqual([first]);
    expect(survivors.at(-1)).toEqual([second]);
  });

  it('stays when its successor is lost with the memory, and ends when its successor is forgotten', async () => {
    const first = await mintSelfRenewing();
    isLocked = true;
    await opened.keyfob.keyringService.check();
    expect(await opened.handlers['token:renew']({ id: first })).toMatchObject({ ok: true });
    const [second] = byItself();
    expect(second).not.toBe(first);
    isLocked = false;
    expect(await afterCrash({ index, entries })).toEqual([first]);
    isLocked = true;
    expect(await openOf(opened.keyfob).saved.forget(second!)).toMatchObject({ ok: true });
    expect(byItself()).toEqual([]);
    isLocked = false;
    expect(await afterCrash({ index, entries })).toEqual([]);
  });
});
