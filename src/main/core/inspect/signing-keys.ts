import * as z from 'zod';
import type { AppError } from '../../../shared/errors.ts';
import type { KeyOrigin } from '../../../shared/inspection.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { ClusterSession } from '../cluster/cluster-keeper.ts';
import { parseJson } from '../parse-json.ts';
import type { Clock } from '../ports/clock.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import type { Log } from '../ports/log.ts';
import type { SigningKey } from '../ports/signatures.ts';

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
  clusters: z.array(z.strictObject({ identity: z.string(), askedAt: z.number(), keys: z.array(keySchema) })),
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

/** The public signing keys of clusters, asked of the API server and kept on disk for when it cannot be reached. */
export class SigningKeys {
  readonly #documents: DocumentStore;
  readonly #clock: Clock;
  readonly #log: Log;
  #last: KeptKeys | null = null;

  constructor(parts: { readonly documents: DocumentStore; readonly clock: Clock; readonly log: Log }) {
    this.#documents = parts.documents;
    this.#clock = parts.clock;
    this.#log = parts.log;
  }

  /** The keys of the session's cluster; where the API server does not tell them, the kept ones. */
  async get({ found, api }: ClusterSession): Promise<Result<KnownKeys, AppError>> {
    const now = this.#clock.now();
    const last = this.#last;
    if (last?.identity === found.identity && now - last.askedAt < freshMs)
      return ok({ keys: last.keys, origin: { askedAt: last.askedAt, isKept: false } });
    const asked = await api.server.signingKeys();
    if (asked.ok) {
      this.#last = { identity: found.identity, askedAt: now, keys: [...asked.value] };
      await this.#keep(this.#last);
      return ok({ keys: asked.value, origin: { askedAt: now, isKept: false } });
    }
    const kept = (await this.#read())?.find(({ identity }) => identity === found.identity);
    return kept === undefined
      ? asked
      : ok({ keys: kept.keys, origin: { askedAt: kept.askedAt, isKept: true } });
  }

  async #keep(told: KeptKeys): Promise<void> {
    const kept = await this.#read();
    if (kept === null) return;
    const others = kept.filter(({ identity }) => identity !== told.identity);
    const clusters = [told, ...others].slice(0, mostClusters);
    const written = await this.#documents.write(file, `${JSON.stringify({ version: 1, clusters })}\n`);
    if (!written.ok) this.#log.failure('keys.keep', written.error.code);
  }

  /** What is on disk; null when it cannot be told, and then it is left as it is. */
  async #read(): Promise<readonly KeptKeys[] | null> {
    const read = await this.#documents.read(file);
    if (read.ok && read.value === null) return [];
    const parsed = documentSchema.safeParse(read.ok && read.value !== null ? parseJson(read.value) : null);
    if (parsed.success) return parsed.data.clusters;
    this.#log.failure('keys.read', read.ok ? 'store-unreadable' : read.error.code);
    return null;
  }
}
