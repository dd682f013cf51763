import { fileLimits } from '../../files/text/file-limits.ts';
import type { FoundCluster } from '../../files/snap-data/find-cluster.ts';
import type { Clock } from '../../ports/clock.ts';
import type { SnapDataFiles } from '../../ports/files.ts';
import type { TokenMarks } from '../../ports/cryptography.ts';
import { readRemadeDocument, type RemadeDocumentParts } from '../documents/remade-document.ts';
import { Secret } from '../../ports/secret.ts';
import { utf8 } from '../../files/text/utf8.ts';
import {
  formatRowAges,
  parseRowAges,
  recallRows,
  rememberRows,
  type RowAgeMemory,
} from './row-age-memory.ts';
import { mostRememberedRows, seeRows, type RowAge } from './row-ages.ts';

/** What the store needs. */
export interface RowAgeStoreParts extends RemadeDocumentParts {
  readonly files: Pick<SnapDataFiles, 'read'>;
  readonly tokenMarks: TokenMarks;
  readonly clock: Clock;
}

const file = 'static-tokens.json';

/** Remembers since when each static token is known: the date of its file says so only of the row that changed last. */
export class RowAgeStore {
  readonly #parts: RowAgeStoreParts;
  #memory: RowAgeMemory | null = null;
  #isWritable = false;

  constructor(parts: RowAgeStoreParts) {
    this.#parts = parts;
  }

  /** The cluster with the age of each row; where none can be remembered, all are as old as the file's last change. */
  async date(found: FoundCluster): Promise<FoundCluster> {
    const { staticTokens, tokenFileChangedAt, identity } = found;
    // A file that holds no row that counts tells nothing of those that it held.
    if (staticTokens.length === 0 || tokenFileChangedAt === null) return found;
    const marks = await this.#mark(found);
    if (marks === null) return found;
    const memory = await this.#recall();
    const look = { changedAt: tokenFileChangedAt, now: this.#parts.clock.now() };
    const rows = seeRows(recallRows(memory, identity), marks, look);
    await this.#keep(memory, identity, rows);
    const known = new Map(rows.map(({ mark, knownSince }) => [mark, knownSince]));
    return {
      ...found,
      staticTokens: staticTokens.map((row, at) => ({
        ...row,
        knownSince: known.get(marks[at] ?? '') ?? row.knownSince,
      })),
    };
  }

  /**
   * Keyed by what signs the tokens of service accounts: no command of MicroK8s replaces it, no API server starts without
   * it, and whoever has it makes himself any token, so that he gains nothing from the marks. A key of Keyfob's own would
   * lie beside them, in the same backup, and open weak tokens that somebody wrote by hand to guessing.
   */
  async #mark({ root, staticTokens, identity }: FoundCluster): Promise<readonly string[] | null> {
    const { files, tokenMarks } = this.#parts;
    const key = await files.read(`${root}/certs/serviceaccount.key`, fileLimits.key);
    if (!key.ok) return null;
    const tokens = staticTokens.slice(0, mostRememberedRows).map(({ token }) => token);
    return tokenMarks.markAll(tokens, new Secret(utf8(key.value.bytes)), identity);
  }

  /** What is on disk; one that could not be looked at is tried again, and meanwhile what this process saw counts. */
  async #recall(): Promise<RowAgeMemory> {
    if (this.#memory !== null && this.#isWritable) return this.#memory;
    const { content, isWritable } = await readRemadeDocument(file, parseRowAges, this.#parts);
    this.#isWritable = isWritable;
    this.#memory = content ?? this.#memory ?? [];
    return this.#memory;
  }

  async #keep(memory: RowAgeMemory, cluster: string, rows: readonly RowAge[]): Promise<void> {
    if (JSON.stringify(recallRows(memory, cluster)) === JSON.stringify(rows)) return;
    this.#memory = rememberRows(memory, cluster, rows);
    if (!this.#isWritable) return;
    const { documents, log } = this.#parts;
    const written = await documents.write(file, formatRowAges(this.#memory));
    if (!written.ok) log.failure('static-tokens.write', written.error.code);
  }
}
