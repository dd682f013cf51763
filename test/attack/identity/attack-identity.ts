import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCertificates } from '../../../src/main/adapters/x509/certificates.ts';
import { newSettings } from '../../../src/main/core/desk/settings/settings-document.ts';
import { freePorts } from '../../cluster/cluster.ts';
import { makeSnapData } from '../../cluster/snap-data.ts';
import { openKeyfob } from '../../fakes/open-keyfob.ts';
import type { Attack } from '../attack-row.ts';
import { makeHostileChains } from './hostile-chains.ts';
import { impersonate, trust, type Place } from './second-authority.ts';

/** One bundle, one chain, one credential. */
interface Case {
  readonly what: string;
  readonly bundle: readonly string[];
  readonly chain: Awaited<ReturnType<typeof makeHostileChains>>['chains'][number];
  readonly identity: string;
}

/** Shows every hostile chain to a Keyfob that knows the cluster, under every bundle that has both CAs. */
export const attackIdentity: Attack = async (onProgress) => attackWithEvery(1, onProgress);

/** The same with every nth case only. */
export async function attackWithEvery(
  nth: number,
  onProgress: (line: string) => void,
): Promise<Awaited<ReturnType<Attack>>> {
  const began = performance.now();
  const cases = await listCases();
  const chosen = cases.filter((_, index) => index % nth === 0);
  const broken: string[] = [];
  let tried = 0;
  for (const mode of ['token', 'x509'] as const) {
    const [port = 0] = await freePorts(1);
    const snapData = await makeSnapData({ mode, rbac: false, port });
    const place = { snapData, server: `https://127.0.0.1:${port}` };
    try {
      for (const each of chosen) {
        const problem = await tryOut(each, place);
        if (problem !== null) broken.push(`${mode}, ${each.what}: ${problem}`);
        if (++tried % 50 === 0) onProgress(`${tried} of ${2 * chosen.length}`);
      }
    } finally {
      snapData.remove();
    }
  }
  const seconds = (performance.now() - began) / 1000;
  return { attack: 'identity', tried, broken, skipped: [], seed: null, seconds };
}

async function listCases(): Promise<readonly Case[]> {
  const certificates = createCertificates();
  const cases: Case[] = [];
  for (const isSameName of [true, false])
    for (const hasKeyIds of [true, false]) {
      const { own, chains } = await makeHostileChains(isSameName, hasKeyIds);
      const identity = certificates.read(own[0]?.pem ?? '')?.publicKeySha256 ?? '';
      for (const chain of chains)
        for (const { what, pem } of own)
          for (const [order, bundle] of [
            ['first', [pem, ...chain.others]],
            ['last', [...chain.others, pem]],
          ] as const)
            cases.push({
              what: `${chain.what}; ${what} ${order}; ${isSameName ? 'one name' : 'two names'}, ${hasKeyIds ? 'with' : 'without'} key identifiers`,
              ...{ bundle, chain, identity },
            });
    }
  return cases;
}

/** What was wrong; null when the impostor was told apart and got nothing. */
async function tryOut({ bundle, chain, identity }: Case, place: Place): Promise<string | null> {
  const folder = mkdtempSync(join(tmpdir(), 'keyfob-identity-'));
  const account = { namespace: 'default', name: 'worker' };
  writeFileSync(
    join(folder, 'settings.json'),
    JSON.stringify({ ...newSettings('0123456789abcdef'), trayAccounts: { [identity]: account } }),
  );
  trust(place, ...bundle);
  const impostor = await impersonate(place, chain.pair);
  const app = await openKeyfob(place.snapData.current, folder);
  try {
    await app.handlers['token:copy-fresh']({});
    // After the look that a failed copy asked for.
    await app.keyfob.clusters.refresh();
    const { cluster } = app.keyfob.store.snapshot;
    if (impostor.received.length > 0) return `it got ${impostor.received[0]?.slice(0, 100)}`;
    if (impostor.connections() === 0) return 'it was not even asked';
    if (cluster.status !== 'open') return `the cluster is ${cluster.status}`;
    if (cluster.identity !== identity) return 'it passed for another cluster';
    return cluster.api.status === 'failed' ? null : `the API is ${cluster.api.status}`;
  } finally {
    await app.close();
    await impostor.stop();
  }
}
