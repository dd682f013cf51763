import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Notice } from '../../../src/main/core/ports/desktop.ts';
import { copyNotice } from '../../../src/main/core/desk/notices/copy-notice.ts';
import { trayView } from '../../../src/main/core/desk/tray/tray-menu.ts';
import { renewalNotice } from '../../../src/main/core/desk/notices/renewal-notice.ts';
import { describe as describeError } from '../../../src/shared/words/describe.ts';
import type { AppError } from '../../../src/shared/contract/errors/errors.ts';
import { fail } from '../../../src/shared/contract/values/result.ts';
import { errorLines } from '../../../src/main/cli/progress-text.ts';
import { hasServers } from '../../cluster/binaries.ts';
import { startCluster, type Cluster } from '../../cluster/cluster.ts';
import { startProxy, type Proxy } from '../../cluster/proxy.ts';
import { fakeWindows } from '../../fakes/fake-windows.ts';
import { mintToken, openKeyfob, type OpenKeyfob, openOf } from '../../fakes/open-keyfob.ts';

/** What no list, notice or file of Keyfob's may hold. */
const canary = 'CANARY-visit-example.org-and-paste-your-token';

/** The ways of a server to say a secret back. */
function echoes(secret: string): readonly string[] {
  return [
    secret,
    `Bearer ${secret}`,
    secret.slice(0, Math.ceil(secret.length / 2)),
    secret.slice(Math.floor(secret.length / 2)),
    secret.replace(/(.{7})/g, '$1\u200b'),
    secret.replace(/(.{4})/g, '$1\n'),
    Buffer.from(secret).toString('base64'),
    Buffer.from(`Bearer ${secret}`).toString('base64url'),
  ];
}

describe.skipIf(!hasServers)('what a hostile API server says', () => {
  let cluster: Cluster;
  let proxy: Proxy;
  let open: OpenKeyfob;
  const notices: Notice[] = [];
  const logged: unknown[] = [];

  beforeAll(async () => {
    cluster = await startCluster({ rbac: true });
    proxy = await startProxy(cluster);
    open = await openKeyfob(proxy.snapData, undefined, {
      notifier: {
        show(notice) {
          notices.push(notice);
          return Promise.resolve(true);
        },
        withdraw: () => Promise.resolve(),
      },
      windows: fakeWindows({ isFocused: () => false }),
      log: {
        write: (...parts) => void logged.push(parts),
        pageBug: (bug) => void logged.push(bug),
        failure: (...parts) => void logged.push(parts),
      },
    });
    await open.handlers['access:set-up']({ role: 'view' });
  });
  beforeEach(() => {
    notices.length = 0;
    logged.length = 0;
  });
  afterEach(() => proxy.intercept(() => null));
  afterAll(async () => {
    await open.close();
    await proxy.stop();
    await cluster.stop();
  });

  /** The proxy answers everything like this. */
  function say(status: number, message: string, more: object = {}): void {
    const body = { kind: 'Status', status: 'Failure', code: status, reason: 'Forbidden', message, ...more };
    proxy.intercept(() => ({ kind: 'status', status, body: JSON.stringify(body) }));
  }

  async function refusalOf(act: () => Promise<{ ok: boolean; error?: AppError }>): Promise<AppError> {
    const result = await act();
    if (result.error === undefined) throw new Error('not refused');
    return result.error;
  }
  const mint = () => refusalOf(() => mintToken(open.handlers, { namespace: 'keyfob', name: 'dashboard' }));

  const codes = [400, 401, 403, 404, 409, 413, 418, 422, 429, 500, 503];

  it('is shown in the window only, and nowhere else', async () => {
    for (const code of codes) {
      say(code, canary, { reason: canary, details: { kind: canary, name: canary } });
      const error = await mint();
      const { said, ...others } = describeError(error, open.keyfob.known());
      if (error.code !== 'access-not-set-up') expect(said).toBe(canary);
      expect(JSON.stringify(others)).not.toContain('CANARY');
      await open.keyfob.copyFresh();
      await open.handlers['clipboard:copy-command']({ error });
      expect(String(open.copiedText())).not.toContain('CANARY');
      const told = [
        copyNotice(error, open.keyfob.store.snapshot, 0),
        renewalNotice(fail(error), open.keyfob.store.snapshot, 0),
        errorLines(error),
        trayView(open.keyfob.store.snapshot, 0),
      ];
      expect(JSON.stringify(told)).not.toContain('CANARY');
    }
    const report = await open.handlers['report:read']({});
    expect(JSON.stringify(report)).not.toContain('CANARY');
    const files = readdirSync(open.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((text) => text.includes('CANARY'))).toEqual([]);
    expect(logged.length).toBeGreaterThan(0);
    expect(JSON.stringify(logged)).not.toContain('CANARY');
    expect(notices.length).toBeGreaterThan(0);
    expect(JSON.stringify(notices)).not.toContain('CANARY');
  });

  it('is not shown where it repeats the bearer that it was sent', async () => {
    const bearer = cluster.snapData.adminToken;
    for (const code of [401, 403, 404, 409, 422, 500])
      for (const echo of echoes(bearer)) {
        say(code, `no: ${echo}`, { reason: echo, details: { kind: echo, name: echo } });
        const text = JSON.stringify(await mint());
        for (let at = 0; at + 12 <= bearer.length; at++)
          expect(text).not.toContain(bearer.slice(at, at + 12));
        expect(text).not.toContain(Buffer.from(bearer).toString('base64').slice(0, 20));
      }
  });

  it('is not shown where it repeats a token that it was asked about, or has another', async () => {
    const jwt = `eyJhbGciOiJSUzI1NiJ9.${Buffer.from('{"sub":"somebody-else"}').toString('base64url')}.c2lnbmF0dXJl`;
    say(403, `a token of somebody: ${jwt}`);
    const error = await mint();
    expect(JSON.stringify(error)).not.toContain('eyJ');
    expect(describeError(error, open.keyfob.known()).said).toBe('a token of somebody: (token)');
    proxy.intercept(() => null);
    const kept = await mintToken(open.handlers, { namespace: 'keyfob', name: 'dashboard' });
    if (!kept.ok) throw new Error(kept.error.code);
    const { tokens } = openOf(open.keyfob).scope.api;
    const asked = await open.keyfob.tokens.reveal(kept.value.id, 'person');
    if (!asked.ok) throw new Error(asked.error.code);
    say(403, `about ${await open.token(kept.value.id)}`);
    const reviewed = await tokens.review(asked.value, []);
    expect(reviewed).toEqual({
      ok: false,
      error: {
        code: 'api-denied',
        action: { does: 'review-tokens', object: '' },
        status: 403,
        by: null,
        name: '',
      },
    });
  });
});
