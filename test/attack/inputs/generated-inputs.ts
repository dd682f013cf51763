import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeSnapData, type SnapData } from '../../cluster/snap-data.ts';
import type { Attack, AttackRow } from '../attack-row.ts';
import { fileReaders, type ClusterFiles } from './file-readers.ts';
import { chanceOf, mutate } from './mutate.ts';
import type { Reader } from './reader.ts';
import { startReplyReaders } from './reply-readers.ts';
import { textReaders } from './text-readers.ts';

const fullSeed = 20261128;
const slowMs = 1000;
const mostGrowthMb = 500;
const lookEvery = 500;

/** Gives every reader a share of its inputs: none may throw, take a second or grow without bound. */
export async function attackReaders(
  share: number,
  seed: number,
  onProgress: (line: string) => void,
): Promise<AttackRow> {
  const began = performance.now();
  const [token, x509] = await Promise.all(
    (['token', 'x509'] as const).map((mode) => makeSnapData({ mode, rbac: true, port: 16443 })),
  );
  const replies = await startReplyReaders(token!.authority);
  const broken: string[] = [];
  let tried = 0;
  try {
    const readers = [...fileReaders(readFiles(token!, x509!)), ...textReaders, ...replies.readers];
    for (const [index, reader] of readers.entries()) {
      const count = Math.ceil(reader.inputs * share);
      const worst = await attackReader(reader, count, seed + index, broken);
      tried += count;
      onProgress(
        `${reader.name}: ${count} inputs, the slowest ${worst.ms.toFixed(0)} ms, +${worst.grownMb.toFixed(0)} MB`,
      );
    }
  } finally {
    await replies.stop();
    for (const snap of [token, x509]) snap?.remove();
  }
  const seconds = (performance.now() - began) / 1000;
  return { attack: 'generated-inputs', tried, broken, skipped: [], seed, seconds };
}

/** All of it. */
export const attackByInputs: Attack = (onProgress) => attackReaders(1, fullSeed, onProgress);

async function attackReader(reader: Reader, count: number, seed: number, broken: string[]) {
  const chance = chanceOf(seed);
  const memory = () => process.memoryUsage().rss / 2 ** 20;
  const before = memory();
  let [slowest, grown] = [0, 0];
  for (let input = 0; input < count; input++) {
    const bytes = mutate(reader.samples, reader.limit, chance);
    const tell = (what: string) => {
      const sample = bytes.subarray(0, 60).toString('latin1');
      broken.push(`${reader.name}, seed ${seed}, input ${input} (${JSON.stringify(sample)}): ${what}`);
    };
    let took = Infinity;
    // One that another program of this machine may have held up is read again.
    for (let attempt = 1; took > slowMs && attempt <= 3; attempt++) {
      const began = performance.now();
      try {
        await reader.read(bytes);
      } catch (error) {
        tell(error instanceof Error ? `${error.name}: ${error.message.slice(0, 200)}` : typeof error);
      }
      took = Math.min(took, performance.now() - began);
    }
    if (took > slowMs) tell(`took ${took.toFixed(0)} ms`);
    slowest = Math.max(slowest, took);
    if (input % lookEvery === 0) grown = Math.max(grown, memory() - before);
  }
  if (grown > mostGrowthMb) broken.push(`${reader.name}, seed ${seed}: grew by ${grown.toFixed(0)} MB`);
  return { ms: slowest, grownMb: grown };
}

function readFiles(token: SnapData, x509: SnapData): ClusterFiles {
  const read = (snap: SnapData, name: string) => readFileSync(join(snap.current, name));
  return {
    tokenKubeconfig: read(token, 'credentials/client.config'),
    certificateKubeconfig: read(x509, 'credentials/client.config'),
    args: read(token, 'args/kube-apiserver'),
    tokenFile: read(token, 'credentials/known_tokens.csv'),
    adminToken: token.adminToken,
    certificates: [token.authority.pem, read(token, 'certs/server.crt').toString()],
    key: x509.adminCertificate.key,
  };
}
