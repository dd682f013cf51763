import { mkdirSync, mkdtempSync, rmdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createActivityFile } from '../../src/main/adapters/files/activity-file.ts';
import { startDemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import type { TokenSubject } from '../../src/shared/contract/state/inspection.ts';
import { fail, ok } from '../../src/shared/contract/values/result.ts';
import { mintToken, openKeyfob, openOf, inspectionOf } from '../fakes/open-keyfob.ts';

const of = (subject: string) => ({ cluster: null, subject, jti: null });

it('notes each act that makes, ends or hands out a credential', async () => {
  const demo = await startDemoCluster({ clock: () => Date.now() });
  let isClipboardBroken = false;
  const opened = await openKeyfob(demo.snapData, undefined, {
    clipboard: {
      put: () =>
        Promise.resolve(isClipboardBroken ? fail({ code: 'clipboard-failed' }) : ok({ clearsAlone: true })),
      clearIfOurs: () => Promise.resolve('cleared'),
      putText: () => Promise.resolve(),
    },
  });
  const { handlers, keyfob } = opened;
  try {
    await handlers['access:set-up']({ role: 'view' });
    const minted = await mintToken(handlers, { kind: 'view-all', name: 'robot', target: 'default' });
    if (!minted.ok) throw new Error(minted.error.code);
    const { id, jti } = minted.value;
    const subject: TokenSubject = { kind: 'saved', id };
    const { use } = await inspectionOf(keyfob);
    expect(await use.copyLine(subject, 'curl', false)).toMatchObject({ ok: true });
    expect(await use.copyLine(subject, 'curl', true)).toMatchObject({ ok: true });
    expect(await use.export(subject, null)).toMatchObject({ ok: true });
    const legacy = await handlers['legacy-tokens:list']({ offset: 0, limit: 1 });
    if (!legacy.ok) throw new Error(legacy.error.code);
    const [row] = legacy.value.rows;
    expect(await handlers['legacy-tokens:delete']({ uid: row!.uid })).toMatchObject({ ok: true });
    isClipboardBroken = true;
    expect(await use.copyLine(subject, 'curl', true)).toMatchObject({ ok: false });
    expect(await handlers['token:copy-fresh']({})).toMatchObject({ ok: false });
    const tray = openOf(keyfob)
      .saved.rows()
      .find(({ serviceAccount }) => serviceAccount === 'dashboard');
    await keyfob.activity.settled();
    const list = await handlers['activity:list']({ offset: 0, limit: 100 });
    if (!list.ok) throw new Error(list.error.code);
    expect(
      list.value.entries.map((entry) => [entry.event, entry.subject, entry.jti] as const).reverse(),
    ).toEqual([
      ['access-set-up', 'keyfob/dashboard', null],
      ['account-made', 'keyfob/robot', null],
      ['token-minted', 'keyfob/robot', jti],
      ['token-copied-in-line', 'keyfob/robot', jti],
      ['kubeconfig-exported', 'keyfob/robot', jti],
      ['legacy-token-deleted', `${row!.namespace}/${row!.name} (${row!.account})`, null],
      ['token-minted', 'keyfob/dashboard', tray!.jti],
    ]);
  } finally {
    await opened.close();
    demo.stop();
  }
});

it('goes on noting after a bug with one entry', async () => {
  const demo = await startDemoCluster({ clock: () => Date.now() });
  const bugs: unknown[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'keyfob-test-'));
  const file = createActivityFile(folder);
  let isBroken = true;
  const opened = await openKeyfob(demo.snapData, folder, {
    activityFile: {
      ...file,
      async append(line) {
        const written = await file.append(line);
        if (isBroken) throw new RangeError('a file');
        return written;
      },
    },
    log: {
      write(event, facts) {
        if (event === 'bug') bugs.push(facts);
      },
      pageBug: () => undefined,
      failure: () => undefined,
    },
  });
  const { activity } = opened.keyfob;
  try {
    activity.note('clipboard-cleared', of('first'));
    await activity.settled();
    isBroken = false;
    activity.note('clipboard-cleared', of('second'));
    await activity.settled();
    const list = await opened.handlers['activity:list']({ offset: 0, limit: 10 });
    expect(list.ok && list.value.entries.map(({ subject }) => subject)).toEqual(['second', 'first']);
    expect(bugs).toEqual([{ request: 'activity', type: 'RangeError' }]);
  } finally {
    await opened.close();
    demo.stop();
  }
});

it('lists what can be read beside an older file that cannot, and says what could not', async () => {
  const demo = await startDemoCluster({ clock: () => Date.now() });
  const opened = await openKeyfob(demo.snapData);
  const { activity } = opened.keyfob;
  const older = join(opened.folder, 'activity.jsonl.1');
  const list = async () => {
    const read = await opened.handlers['activity:list']({ offset: 0, limit: 10 });
    return read.ok && { ...read.value, entries: read.value.entries.map(({ subject }) => subject) };
  };
  try {
    mkdirSync(older);
    activity.note('clipboard-cleared', of('newer'));
    await activity.settled();
    const unread = [{ code: 'store-unreadable', file: older }];
    expect(await list()).toMatchObject({ total: 1, entries: ['newer'], unread, damagedLines: 0 });
    rmdirSync(older);
    writeFileSync(older, '\u0000\u0001 no entry\n{"at":');
    expect(await list()).toMatchObject({ total: 1, entries: ['newer'], unread: [], damagedLines: 2 });
  } finally {
    await opened.close();
    demo.stop();
  }
});

it('reads the files again only when they changed, also by another Keyfob', async () => {
  const demo = await startDemoCluster({ clock: () => Date.now() });
  const folder = mkdtempSync(join(tmpdir(), 'keyfob-test-'));
  const file = createActivityFile(folder);
  let reads = 0;
  const opened = await openKeyfob(demo.snapData, folder, {
    activityFile: {
      ...file,
      read() {
        reads += 1;
        return file.read();
      },
    },
  });
  const subjects = async (text: string) => {
    const list = await opened.handlers['activity:list']({ offset: 0, limit: 10, text });
    return list.ok && list.value.entries.map(({ subject }) => subject);
  };
  try {
    await opened.keyfob.activity.settled();
    opened.keyfob.activity.note('clipboard-cleared', of('first'));
    await opened.keyfob.activity.settled();
    expect(await subjects('')).toEqual(['first']);
    const before = reads;
    expect(await subjects('clipboard fir')).toEqual(['first']);
    expect(await subjects('minted')).toEqual([]);
    expect(reads).toBe(before);
    const other = { at: 2, event: 'token-minted', ...of('second') };
    await createActivityFile(folder).append(JSON.stringify(other));
    expect(await subjects('minted')).toEqual(['second']);
    expect(reads).toBe(before + 1);
  } finally {
    await opened.close();
    demo.stop();
  }
});
