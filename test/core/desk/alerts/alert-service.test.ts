import { expect, it } from 'vitest';
import { AlertService } from '../../../../src/main/core/desk/alerts/alert-service.ts';
import type { GivenParts } from '../../../../src/main/core/desk/state/derive.ts';
import { Store } from '../../../../src/main/core/desk/state/store.ts';
import { defaultSettings } from '../../../../src/shared/contract/state/settings.ts';
import type { Snapshot } from '../../../../src/shared/contract/state/snapshot.ts';
import { ok } from '../../../../src/shared/contract/values/result.ts';
import { FakeClock } from '../../../fakes/fake-clock.ts';

const dayMs = 86_400_000;
const now = Date.UTC(2026, 10, 30);
const settleMs = 3_000;

/** The parts of a snapshot that the alerts look at, with one certificate that ends soon. */
function shows(name: string): GivenParts {
  const [notBefore, expiresAt] = [now - 364 * dayMs, now + dayMs];
  const certificate = { id: 'server.crt', kind: 'certificate', name, notBefore, expiresAt, ended: null };
  return {
    cluster: { status: 'open', identity: 'a' },
    credentials: { soonest: [certificate] },
    settings: defaultSettings,
    untold: null,
  } as unknown as GivenParts;
}

it('names what no notice told in the language that is spoken', async () => {
  const store = new Store(
    shows('Server certificate'),
    (given) => given as unknown as Snapshot,
    () => undefined,
  );
  const clock = new FakeClock(now);
  const done = () => Promise.resolve(ok(null));
  const alerts = new AlertService({
    store,
    clock,
    notifier: { show: () => Promise.resolve(false), withdraw: () => Promise.resolve() },
    documents: { read: done, write: done, setAside: done, remove: done, path: (name) => name },
    activity: { note: () => undefined, noteOnce: () => undefined },
    log: { write: () => undefined, pageBug: () => undefined, failure: () => undefined },
    onMoment: () => undefined,
    onAction: () => undefined,
  });
  await alerts.load();
  clock.set(now + settleMs);
  await alerts.due();
  expect(store.snapshot.untold?.name).toBe('Server certificate');
  store.change({ ...shows('Serverzertifikat'), untold: store.snapshot.untold });
  clock.set(now + 2 * settleMs);
  await alerts.due();
  expect(store.snapshot.untold).toMatchObject({ name: 'Serverzertifikat', reason: 'expires' });
});
