import * as z from 'zod';
import { epochMs } from '../../../../shared/contract/values/epoch-ms.ts';
import { ok, type Result } from '../../../../shared/contract/values/result.ts';
import { readDocument, type DocumentFault } from '../documents/read-document.ts';
import type { RowAge } from './row-ages.ts';

const rowSchema = z.strictObject({
  mark: z.string(),
  knownSince: epochMs,
  doubted: epochMs.nullable(),
  goneSince: epochMs.nullable(),
});
const documentSchema = z.strictObject({
  version: z.literal(1),
  clusters: z.array(z.strictObject({ cluster: z.string(), rows: z.array(rowSchema) })),
});

/** Since when the static tokens of each cluster are known, the cluster that changed last first. */
export type RowAgeMemory = readonly { readonly cluster: string; readonly rows: readonly RowAge[] }[];

const rememberedClusters = 8;

/** Reads what is known; the document holds marks of tokens, and neither a token nor the key of the marks. */
export function parseRowAges(text: string): Result<RowAgeMemory, DocumentFault> {
  const read = readDocument(documentSchema, 1, text);
  return read.ok ? ok(read.value.clusters) : read;
}

/** The document that `parseRowAges` reads. */
export function formatRowAges(clusters: RowAgeMemory): string {
  return `${JSON.stringify({ version: 1, clusters }, null, 2)}\n`;
}

/** What is known of one cluster. */
export function recallRows(memory: RowAgeMemory, cluster: string): readonly RowAge[] {
  return memory.find((each) => each.cluster === cluster)?.rows ?? [];
}

/** The memory with one cluster's rows replaced; the clusters that changed longest ago are forgotten. */
export function rememberRows(memory: RowAgeMemory, cluster: string, rows: readonly RowAge[]): RowAgeMemory {
  const others = memory.filter((each) => each.cluster !== cluster);
  return [{ cluster, rows }, ...others].slice(0, rememberedClusters);
}
