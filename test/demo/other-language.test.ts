import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { startDemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import { systemClock } from '../../src/main/adapters/system/clock.ts';
import { takeSurvey } from '../../src/main/core/desk/survey/take-survey.ts';
import type { Notice } from '../../src/main/core/ports/desktop.ts';
import { credentialName } from '../../src/shared/words/credential-names.ts';
import { eventually } from '../desktop/processes.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { mintToken, openKeyfob, type OpenKeyfob } from '../fakes/open-keyfob.ts';
import { speakLanguage } from '../fakes/speak-language.ts';

let demo: Awaited<ReturnType<typeof startDemoCluster>>;
let clock: FakeClock;
let open: OpenKeyfob;
let notices: Notice[];

beforeAll(async () => {
  demo = await startDemoCluster({ clock: () => Date.now() });
});
afterAll(() => demo.stop());
beforeEach(async () => {
  notices = [];
  clock = new FakeClock(Date.now());
  const notifier = {
    show: (notice: Notice) => Promise.resolve(notices.push(notice) > 0),
    withdraw: () => Promise.resolve(),
  };
  const folder = mkdtempSync(join(tmpdir(), 'keyfob-test-'));
  open = await openKeyfob(demo.snapData, folder, { clock, notifier });
});
afterEach(async () => {
  await open.close();
  await speakLanguage('en');
});

async function speakGerman(): Promise<void> {
  expect(await open.handlers['settings:choose-look']({ language: 'de' })).toMatchObject({ ok: true });
}

/** Everything that a snapshot says but for the language itself. */
function said(): unknown {
  const { snapshot } = open.keyfob.store;
  const settings = { ...snapshot.settings, language: null };
  return { ...snapshot, revision: null, language: null, settings };
}

it('shows another language in a snapshot that is the same in all of them', async () => {
  await takeSurvey(open.keyfob, systemClock, 20_000);
  const before = said();
  const names = () => open.keyfob.store.snapshot.credentials.soonest.map(({ name }) => credentialName(name));
  expect(names()).toContain('API server (server.crt)');
  await speakGerman();
  expect(said()).toEqual(before);
  expect(names()).toContain('API-Server (server.crt)');
});

it('tells in another language nothing that was told before, and keeps what was told as it is', async () => {
  const alerts = () => readFileSync(join(open.folder, 'alerts.json'), 'utf8');
  await clock.advance(10_000);
  await eventually('a notice', () => Promise.resolve(notices.length > 0 ? notices : null));
  const [before, told] = [alerts(), notices.length];
  expect(before).toContain('server.crt');
  await speakGerman();
  await open.keyfob.clusters.refresh();
  await clock.advance(60_000);
  expect(notices.length).toBe(told);
  expect(alerts()).toBe(before);
});

it('explains a token by codes that are the same in all languages', async () => {
  const minted = await mintToken(open.handlers, { namespace: 'default', name: 'default' });
  if (!minted.ok) throw new Error(minted.error.code);
  const subject = { kind: 'saved', id: minted.value.id } as const;
  const look = () => open.handlers['inspect:read']({ subject });
  const before = await look();
  await speakGerman();
  expect(await look()).toEqual(before);
});
