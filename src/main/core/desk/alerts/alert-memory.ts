import * as z from 'zod';
import { epochMs } from '../../../../shared/contract/values/epoch-ms.ts';
import { ok, type Result } from '../../../../shared/contract/values/result.ts';
import { readDocument, type DocumentFault } from '../../vault/documents/read-document.ts';
import type { AlertEntry } from './judge-alerts.ts';

const entrySchema = z.strictObject({
  id: z.string(),
  kind: z.enum(['token', 'certificate', 'static-token']),
  name: z.string(),
  notBefore: epochMs.nullable(),
  expiresAt: epochMs.nullable(),
  /** Documents of before it was noted lack it. */
  forDashboards: z.boolean().default(false),
  told: z.int().min(0),
  /** Documents of before it was noted lack it. */
  toldNotYet: z.boolean().default(false),
  gone: z.boolean(),
});

const documentSchema = z.strictObject({
  version: z.literal(1),
  clusters: z.array(z.strictObject({ cluster: z.string(), entries: z.array(entrySchema) })),
});

/** What was told of each cluster's credentials, the cluster that was open last first. */
export type AlertMemory = readonly { readonly cluster: string; readonly entries: readonly AlertEntry[] }[];

const rememberedClusters = 8;

/** Reads what was told before. */
export function parseAlertMemory(text: string): Result<AlertMemory, DocumentFault> {
  const read = readDocument(documentSchema, 1, text);
  return read.ok ? ok(read.value.clusters) : read;
}

/** The document that `parseAlertMemory` reads. */
export function formatAlertMemory(clusters: AlertMemory): string {
  return `${JSON.stringify({ version: 1, clusters }, null, 2)}\n`;
}

/** What was told of one cluster. */
export function recall(memory: AlertMemory, cluster: string): readonly AlertEntry[] {
  return memory.find((each) => each.cluster === cluster)?.entries ?? [];
}

/** The memory with one cluster's entries replaced; the clusters that were open longest ago are forgotten. */
export function remember(memory: AlertMemory, cluster: string, entries: readonly AlertEntry[]): AlertMemory {
  const others = memory.filter((each) => each.cluster !== cluster);
  return [{ cluster, entries }, ...others].slice(0, rememberedClusters);
}
