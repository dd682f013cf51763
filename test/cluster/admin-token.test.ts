import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKeyfob, type OpenKeyfob } from '../fakes/open-keyfob.ts';
import { makeSnapData, type SnapData } from './snap-data.ts';

describe('the admin token of a cluster in mixed mode', () => {
  let snapData: SnapData;
  let app: OpenKeyfob;

  beforeEach(async () => {
    snapData = await makeSnapData({ mode: 'mixed', rbac: true, port: 1 });
    app = await openKeyfob(snapData.current);
  });
  afterEach(async () => {
    await app.close();
    rmSync(snapData.root, { recursive: true });
  });

  it('is that of the admin row', async () => {
    expect(await app.handlers['admin:copy-token']({})).toEqual({ ok: true, value: {} });
    expect(app.clipboard()?.reveal()).toBe(snapData.adminToken);
  });

  it('is not said to be missing where the token file could not be read', async () => {
    const file = join(snapData.root, 'x1/credentials/known_tokens.csv');
    rmSync(file);
    symlinkSync('known_tokens.csv', file);
    const reply = await app.handlers['admin:copy-token']({});
    expect(reply).toEqual({ ok: false, error: { code: 'file-link-loop', file } });
    expect(app.clipboard()).toBeNull();
  });
});
