import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { readArguments } from '../../src/main/adapters/system/read-arguments.ts';
import { createCertificates } from '../../src/main/adapters/x509/certificates.ts';
import { systemClock } from '../../src/main/adapters/system/clock.ts';
import { startDemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import { hostAddress } from '../../src/main/adapters/system/host-address.ts';
import { createServerCertificate } from '../../src/main/adapters/api/server-certificate.ts';
import { createSnapDataFiles } from '../../src/main/adapters/files/snap-data-files.ts';
import { runCli } from '../../src/main/cli/run-cli.ts';
import { surveyCluster } from '../../src/main/compose-status.ts';
import { tellSurvey } from '../../src/main/core/desk/survey/tell-survey.ts';
import { takeSurvey } from '../../src/main/core/desk/survey/take-survey.ts';
import { trayView } from '../../src/main/core/desk/tray/tray-menu.ts';
import { windowTitle } from '../../src/main/core/desk/window/window-service.ts';
import { rotationExitCodes } from '../../src/shared/contract/state/rotation.ts';
import type { Snapshot } from '../../src/shared/contract/state/snapshot.ts';
import { credentialName } from '../../src/shared/words/credential-names.ts';
import { statusSchema } from '../../src/shared/contract/state/status.ts';
import { mintToken, openKeyfob, type OpenKeyfob } from '../fakes/open-keyfob.ts';
import { unknownMachine } from '../fakes/unknown-machine.ts';

let demo: Awaited<ReturnType<typeof startDemoCluster>>;
let window: OpenKeyfob;
const folder = mkdtempSync(join(tmpdir(), 'keyfob-verdict-'));

beforeAll(async () => {
  demo = await startDemoCluster();
  window = await openKeyfob(demo.snapData, folder);
});

afterAll(async () => {
  await window.close();
  demo.stop();
  rmSync(folder, { recursive: true, force: true });
});

function documents(): Record<string, string> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** What `keyfob status` prints as somebody who is not root. */
async function status(...options: readonly string[]): Promise<string> {
  const said: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text, ...rest) => {
    said.push(String(text));
    for (const each of rest) if (typeof each === 'function') each();
    return true;
  });
  const own = { program: process.execPath, programArguments: [], installed: null };
  const call = ['status', '--snap-data', demo.snapData, '--state-dir', join(folder, 'state')];
  try {
    const code = await runCli([...call, ...options], {
      ...{ program: ['keyfob'], defaultSnapData: demo.snapData, addresses: [] },
      files: createSnapDataFiles(),
      certificates: createCertificates(),
      needsRoot: () => Promise.resolve(false),
      report: () => Promise.reject(new RangeError('nothing is reported')),
      hostAddress,
      serverCertificate: createServerCertificate(5_000),
      survey: async (request) => {
        const snapshot = await surveyCluster({
          ...request,
          settingsFolder: folder,
          own,
          machine: unknownMachine,
        });
        return tellSurvey(snapshot, Date.now());
      },
      probe: () => {
        throw new RangeError('nothing is unfinished');
      },
      readArguments,
      makeEngine: () => Promise.reject(new RangeError('nothing is rotated')),
    });
    expect(code).toBe(rotationExitCodes.done);
  } finally {
    vi.restoreAllMocks();
  }
  return said.join('');
}

it('says the same numbers in snapshot, title, tray and keyfob status, which changes nothing', async () => {
  const minted = await mintToken(window.handlers, { namespace: 'default', name: 'default' });
  expect(minted.ok).toBe(true);
  await window.keyfob.tokens.settled();
  const snapshot: Snapshot = await takeSurvey(window.keyfob, systemClock, 20_000);
  const before = documents();
  const { verdict } = snapshot;
  if (verdict?.kind !== 'unsafe') throw new Error(JSON.stringify(verdict));
  const { urgent, soon } = verdict;
  expect(soon).toBeGreaterThan(0);
  const counts = [...(urgent > 0 ? [`${urgent} urgent`] : []), `${soon} soon`].join(', ');
  const words = `Unsafe: ${counts}`;
  const now = Date.now();
  expect(windowTitle(snapshot, now)).toBe(`Keyfob – ${words}`);
  const tray = trayView(snapshot, now);
  expect(tray.items[1]).toEqual({ label: words, command: null });
  expect(tray.tooltip).toContain(`(${words})`);

  const printed = await status('--json');
  const told = statusSchema.parse(JSON.parse(printed));
  expect(told.verdict).toEqual(verdict);
  expect(told.verdictLine).toMatch(new RegExp(`^${words}`));
  const { soonest, total, others } = snapshot.credentials;
  expect(told.credentials).toMatchObject({ total, others });
  expect(told.credentials?.listed.map(({ id, name }) => [id, name])).toEqual(
    soonest.map(({ id, name }) => [id, credentialName(name)]),
  );
  expect(told.findings?.map(({ kind }) => kind)).toEqual(snapshot.safety.map(({ kind }) => kind));
  expect(await status()).toContain(`verdict:         ${words}`);
  expect(documents()).toEqual(before);

  const token = minted.ok ? await window.token(minted.value.id) : '';
  const admin = readFileSync(join(demo.snapData, 'credentials/known_tokens.csv'), 'utf8').split(',')[0]!;
  expect(admin.length).toBeGreaterThan(10);
  for (const secret of [token, admin]) expect(printed).not.toContain(secret);
});

it('tells a token that is renewed again and again as one credential, whose id stays', async () => {
  const minted = await mintToken(window.handlers, { namespace: 'default', name: 'default' });
  if (!minted.ok) throw new Error(minted.error.code);
  const { id } = minted.value;
  let newest = id;
  for (let round = 0; round < 2; round += 1) {
    const renewed = await window.handlers['token:renew']({ id: newest });
    if (!renewed.ok) throw new Error(renewed.error.code);
    await window.keyfob.tokens.settled();
    newest = window.keyfob.store.snapshot.credentials.soonest.find((each) => each.id === id)!.token!.id;
  }
  const { soonest } = window.keyfob.store.snapshot.credentials;
  const { token } = soonest.find((each) => each.id === id)!;
  expect(token).toMatchObject({ renewals: 2, issuedBefore: [expect.any(Number), minted.value.issuedAt] });
  expect(token?.id).toBe(newest);
  expect(newest).not.toBe(id);
  expect(soonest.filter((each) => each.id === newest)).toEqual([]);
});
