import * as z from 'zod';
import { epochMs } from '../../../../shared/contract/values/epoch-ms.ts';
import { ok, type Result } from '../../../../shared/contract/values/result.ts';
import { readDocument, type DocumentFault } from '../../vault/documents/read-document.ts';
import {
  readRemadeDocument,
  type RemadeDocument,
  type RemadeDocumentParts,
} from '../../vault/documents/remade-document.ts';

const keySchema = z.strictObject({
  kty: z.string(),
  kid: z.string().optional(),
  alg: z.string().optional(),
  n: z.string().optional(),
  e: z.string().optional(),
  crv: z.string().optional(),
  x: z.string().optional(),
  y: z.string().optional(),
});
const documentSchema = z.strictObject({
  version: z.literal(1),
  clusters: z.array(z.strictObject({ identity: z.string(), askedAt: epochMs, keys: z.array(keySchema) })),
});
/** The keys that a cluster told, and when. */
export type ClusterKeys = z.infer<typeof documentSchema>['clusters'][number];

const file = 'signing-keys.json';
const mostClusters = 20;

/** The public signing keys of clusters on disk, for when their API servers cannot be reached. */
export class SavedKeys {
  readonly #parts: RemadeDocumentParts;
  #saved: Promise<RemadeDocument<readonly ClusterKeys[]>> | null = null;

  constructor(parts: RemadeDocumentParts) {
    this.#parts = parts;
  }

  /** What a cluster told last; null when nothing is saved. */
  async of(cluster: string): Promise<ClusterKeys | null> {
    const { content } = await this.#read();
    return content?.find(({ identity }) => identity === cluster) ?? null;
  }

  /** Saves what a cluster told in the place of what it told before. */
  async save(keys: ClusterKeys): Promise<void> {
    const { documents, log } = this.#parts;
    const { content, isWritable } = await this.#read();
    if (!isWritable) return;
    const others = (content ?? []).filter(({ identity }) => identity !== keys.identity);
    const clusters = [keys, ...others].slice(0, mostClusters);
    this.#saved = Promise.resolve({ content: clusters, isWritable });
    const written = await documents.write(file, `${JSON.stringify({ version: 1, clusters })}\n`);
    if (!written.ok) log.failure('keys.keep', written.error.code);
  }

  /** What is on disk, read once: a second look could take what was just written for what is to be put aside. */
  #read(): Promise<RemadeDocument<readonly ClusterKeys[]>> {
    this.#saved ??= readRemadeDocument(file, parseKeys, this.#parts).then((read) => {
      if (!read.isWritable) this.#saved = null;
      return read;
    });
    return this.#saved;
  }
}

function parseKeys(text: string): Result<readonly ClusterKeys[], DocumentFault> {
  const read = readDocument(documentSchema, 1, text);
  return read.ok ? ok(read.value.clusters) : read;
}
