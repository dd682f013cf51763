import { afterEach, expect, it } from 'vitest';
import { alertSentence } from '../../../../src/main/core/desk/alerts/alert-notice.ts';
import { AlertService } from '../../../../src/main/core/desk/alerts/alert-service.ts';
import type { Notice } from '../../../../src/main/core/ports/desktop.ts';
import type { GivenParts } from '../../../../src/main/core/desk/state/derive.ts';
import { Store } from '../../../../src/main/core/desk/state/store.ts';
import { defaultSettings } from '../../../../src/shared/contract/state/settings.ts';
import type { Snapshot } from '../../../../src/shared/contract/state/snapshot.ts';
import { ok } from '../../../../src/shared/contract/values/result.ts';
import { speakLanguage } from '../../../fakes/speak-language.ts';
import { FakeClock } from '../../../fakes/fake-clock.ts';

const dayMs = 86_400_000;
const now = Date.UTC(2026, 10, 30);
const settleMs = 3_000;

/** The parts of a snapshot that the alerts look at, with one certificate that ends soon. */
const shown = {
  cluster: { status: 'open', identity: 'a' },
  credentials: {
    soonest: [
      {
        ...{ id: 'server.crt', kind: 'certificate', ended: null },
        name: { is: 'certificate', role: 'server', place: 'server.crt' },
        ...{ notBefore: now - 359 * dayMs, expiresAt: now + 6 * dayMs },
      },
    ],
  },
  settings: defaultSettings,
  undelivered: null,
} as unknown as GivenParts;

afterEach(() => speakLanguage('en'));

/** Alerts on a desktop that takes notices, or does not. */
async function startAlerts(takesNotices: boolean) {
  const store = new Store(
    shown,
    (given) => given as unknown as Snapshot,
    () => undefined,
  );
  const clock = new FakeClock(now);
  const done = () => Promise.resolve(ok(null));
  const notices: Notice[] = [];
  const alerts = new AlertService({
    store,
    clock,
    notifier: {
      show: (notice) => Promise.resolve(notices.push(notice) > 0 && takesNotices),
      withdraw: () => Promise.resolve(),
    },
    documents: { read: done, write: done, setAside: done, remove: done, path: (name) => name },
    activity: { note: () => undefined, noteOnce: () => undefined },
    log: { write: () => undefined, pageBug: () => undefined, failure: () => undefined },
    onMoment: () => undefined,
    onAction: () => undefined,
  });
  await alerts.load();
  const lookAt = async (moment: number) => {
    clock.set(moment);
    await alerts.due();
  };
  await lookAt(now + settleMs);
  return { store, notices, lookAt };
}

it('tells of a credential in one notice, whichever language that was begun in', async () => {
  const { notices, lookAt } = await startAlerts(true);
  await speakLanguage('de');
  await lookAt(now + 3 * settleMs);
  expect(notices.length).toBe(1);
  await lookAt(now + 5.5 * dayMs);
  const [english, german] = notices;
  expect(notices.length).toBe(2);
  expect(german?.subject).toBe(english?.subject);
  expect(english?.body).toContain('API server (server.crt) expires on');
  expect(german?.body).toContain('API-Server (server.crt) läuft');
});

it('says what no notice told in the language that is spoken', async () => {
  const { store } = await startAlerts(false);
  const { undelivered } = store.snapshot;
  if (undelivered === null) throw new Error('nothing is undelivered');
  expect(alertSentence(undelivered, now)).toContain('API server (server.crt) expires on');
  await speakLanguage('de');
  expect(alertSentence(undelivered, now)).toContain('API-Server (server.crt) läuft');
});
