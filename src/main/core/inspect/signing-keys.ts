import * as z from 'zod';
import { epochMs } from '../../../shared/epoch-ms.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { KeyOrigin } from '../../../shared/inspection.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { ClusterSession } from '../cluster/cluster-keeper.ts';
import type { Clock } from '../ports/clock.ts';
import type { SigningKey } from '../ports/signatures.ts';
import { readDocument, type DocumentFault } from '../read-document.ts';
import { readRemadeDocument, type RemadeDocument, type RemadeDocumentParts } from '../remade-document.ts';

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
type KeptKeys = z.infer<typeof documentSchema>['clusters'][number];

/** Keys that sign a cluster's service account tokens, and when they were told. */
export interface KnownKeys {
  readonly keys: readonly SigningKey[];
  readonly origin: KeyOrigin;
}

const file = 'signing-keys.json';
/** So long a key set is taken as told just now. */
const freshMs = 60_000;
const mostClusters = 20;

/** What asking for signing keys and keeping them needs. */
export interface SigningKeysParts extends RemadeDocumentParts {
  readonly clock: Clock;
}

/** The public signing keys of clusters, asked of the API server and kept on disk for when it cannot be reached. */
export class SigningKeys {
  readonly #parts: SigningKeysParts;
  #last: KeptKeys | null = null;
  #kept: Promise<RemadeDocument<readonly KeptKeys[]>> | null = null;

  constructor(parts: SigningKeysParts) {
    this.#parts = parts;
  }

  /** The keys of the session's cluster; where the API server does not tell them, the kept ones. */
  async get({ found, api }: ClusterSession): Promise<Result<KnownKeys, AppError>> {
    const now = this.#parts.clock.now();
    const last = this.#last;
    if (last?.identity === found.identity && Math.abs(now - last.askedAt) < freshMs)
      return ok({ keys: last.keys, origin: { askedAt: last.askedAt, isKept: false } });
    const asked = await api.server.signingKeys();
    if (asked.ok) {
      this.#last = { identity: found.identity, askedAt: now, keys: [...asked.value] };
      await this.#keep(this.#last);
      return ok({ keys: asked.value, origin: { askedAt: now, isKept: false } });
    }
    const { content } = await this.#read();
    const kept = content?.find(({ identity }) => identity === found.identity);
    return kept === undefined
      ? asked
      : ok({ keys: kept.keys, origin: { askedAt: kept.askedAt, isKept: true } });
  }

  async #keep(told: KeptKeys): Promise<void> {
    const { documents, log } = this.#parts;
    const { content, isWritable } = await this.#read();
    if (!isWritable) return;
    const others = (content ?? []).filter(({ identity }) => identity !== told.identity);
    const clusters = [told, ...others].slice(0, mostClusters);
    this.#kept = Promise.resolve({ content: clusters, isWritable });
    const written = await documents.write(file, `${JSON.stringify({ version: 1, clusters })}\n`);
    if (!written.ok) log.failure('keys.keep', written.error.code);
  }

  /** What is on disk, read once: a second look could take what was just written for what is to be put aside. */
  #read(): Promise<RemadeDocument<readonly KeptKeys[]>> {
    this.#kept ??= readRemadeDocument(file, parseKeys, this.#parts).then((read) => {
      if (!read.isWritable) this.#kept = null;
      return read;
    });
    return this.#kept;
  }
}

function parseKeys(text: string): Result<readonly KeptKeys[], DocumentFault> {
  const read = readDocument(documentSchema, 1, text);
  return read.ok ? ok(read.value.clusters) : read;
}
