import { afterAll, beforeAll, expect, it } from 'vitest';
import { newRun } from '../../../../src/main/core/cluster/admin/rotation-run.ts';
import type { TrayItem } from '../../../../src/main/core/desk/tray/tray-items.ts';
import { trayView } from '../../../../src/main/core/desk/tray/tray-menu.ts';
import type { RotationRun } from '../../../../src/shared/contract/state/admin-state.ts';
import type { AppError } from '../../../../src/shared/contract/errors/errors.ts';
import type { Snapshot } from '../../../../src/shared/contract/state/snapshot.ts';
import type { Verdict } from '../../../../src/shared/contract/state/verdict-state.ts';
import { openKeyfob, type OpenKeyfob } from '../../../fakes/open-keyfob.ts';
import { openCluster } from '../../open-cluster.ts';

const server = 'https://127.0.0.1:16443';
let open: OpenKeyfob;
beforeAll(async () => {
  open = await openKeyfob('/no/snap/data');
});
afterAll(() => open.close());

it.each<[Verdict, readonly string[]]>([
  [null, []],
  [{ kind: 'looking' }, []],
  [{ kind: 'unsafe', urgent: 2, soon: 1, unknown: [] }, ['Unsafe: 2 urgent, 1 soon']],
  [{ kind: 'fine', until: null }, ['Fine']],
])('tells the verdict %j in its tooltip and its menu', (verdict, words) => {
  const cluster = openCluster();
  const { tooltip, items, dot } = trayView({ ...open.keyfob.store.snapshot, cluster, verdict }, 0);
  expect(tooltip).toBe(`Keyfob: No dashboard token yet${words.map((text) => ` (${text})`).join('')}`);
  expect(items.map(({ label }) => label)).toEqual([
    'No dashboard token yet',
    ...words,
    'Copy fresh dashboard token',
    'Open dashboard',
    'Open Keyfob',
    'Quit',
  ]);
  expect(dot).toBe('none');
});

const dates = { code: 'api-certificate-dates', server, at: 1, seenAt: 2 } as const;

it.each<[AppError, string]>([
  [{ code: 'api-unreachable', server, reason: 'refused' }, 'The API server cannot be reached'],
  [{ code: 'api-timeout', server, seconds: 10 }, 'The API server cannot be reached'],
  [{ code: 'api-unauthorized', server }, 'The API server refuses the credential of client.config'],
  [
    { code: 'api-forbidden', action: { does: 'read', object: 'Secret x' } },
    'The API server refuses the credential of client.config',
  ],
  [
    { code: 'api-certificate', server, problem: 'expired' },
    'The API server shows a certificate that is not valid',
  ],
  [
    { ...dates, which: 'server', problem: 'not-yet' },
    'The API server shows a certificate that is not valid yet',
  ],
  [{ ...dates, which: 'ca', problem: 'expired' }, 'The API server shows a certificate that has expired'],
  [
    { code: 'api-server-error', server, status: 500 },
    'The API server has a problem: open the window to see which',
  ],
])('tells of %j in words that are true of it', (error, words) => {
  const api = { status: 'failed', error, checkedAt: 0 } as const;
  const view = trayView({ ...open.keyfob.store.snapshot, cluster: openCluster({ api }) }, 0);
  expect(view.items[0]).toEqual({ label: words, command: null });
  expect(view).toMatchObject({ tooltip: `Keyfob: ${words}`, dot: 'attention' });
});

it('offers the dashboard of a cluster, and the end of the session with it', () => {
  const labels = (parts: Partial<Snapshot>) =>
    trayView({ ...open.keyfob.store.snapshot, ...parts }, 0)
      .items.slice(1)
      .map(({ label }) => label);
  const dashboardSession: Snapshot['dashboardSession'] = {
    status: 'open',
    dashboard: { kind: 'headlamp', namespace: 'kube-system', service: 'my-headlamp', port: 80, isTls: false },
    account: { namespace: 'keyfob', name: 'dashboard' },
    power: 'read-only',
    since: 0,
  };
  const cluster = openCluster();
  expect(labels({})).toEqual(['Copy fresh dashboard token', 'Open Keyfob', 'Quit']);
  expect(labels({ cluster })).toContain('Open dashboard');
  const signedIn = labels({ cluster, dashboardSession });
  expect(signedIn).toContain('End session with Headlamp');
  expect(signedIn.find((label) => label.startsWith('Signed in'))).toContain(
    'as keyfob/dashboard (read only) since',
  );
  expect(trayView({ ...open.keyfob.store.snapshot, cluster, dashboardSession }, 0).tooltip).toMatch(
    /^Keyfob: No dashboard token yet\. Signed in to Headlamp as keyfob\/dashboard \(read only\) since /,
  );
});

it.each<[boolean, RotationRun['status'] | null, TrayItem | undefined]>([
  [false, null, undefined],
  [true, null, { label: 'Keyfob was updated: restart it', command: 'restart' }],
  [true, 'by-hand', { label: 'Keyfob was updated: restart it', command: 'restart' }],
  [true, 'running', { label: 'Keyfob was updated: restart it after the rotation', command: null }],
  [true, 'authorising', { label: 'Keyfob was updated: restart it after the rotation', command: null }],
])('tells of an update, %j, while a rotation is %j', (updated, status, line) => {
  const { snapshot } = open.keyfob.store;
  const run: RotationRun | null =
    status === null ? null : newRun({ command: 'rotate', startedAt: 0, status });
  const view = trayView({ ...snapshot, updated, rotation: { ...snapshot.rotation, run } }, 0);
  expect(view.items.find(({ label }) => label.includes('updated'))).toEqual(line);
});
