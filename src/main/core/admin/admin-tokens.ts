import type { AppError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { ClusterKeeper, ClusterSession } from '../cluster/cluster-keeper.ts';
import { tokenFileLimit } from '../cluster/find-cluster.ts';
import { readTokenFile, type TokenFileRow } from '../cluster/token-file.ts';
import type { SnapDataFiles } from '../ports/snap-data-files.ts';
import type { Secret } from '../secret.ts';
import { decodeToken } from '../tokens/decode.ts';
import type { Recognise } from './find-copies.ts';

interface KnownToken {
  readonly identity: string;
  readonly token: Secret;
  readonly former: Secret | null;
}

/** Knows the admin token of now and, as long as this window lasts, the one that it replaced. */
export class AdminTokens {
  readonly #clusters: ClusterKeeper;
  readonly #files: SnapDataFiles;
  #known: KnownToken | null = null;

  constructor(clusters: ClusterKeeper, files: SnapDataFiles) {
    this.#clusters = clusters;
    this.#files = files;
  }

  /** The admin token of now: that of client.config, or in mixed mode that of the admin row; null without one. */
  async current(): Promise<Secret | null> {
    const read = await this.read();
    return read.ok ? read.value : null;
  }

  /** The admin token of now, or why there is none to be had. */
  async read(): Promise<Result<Secret, AppError>> {
    const session = this.#clusters.session();
    if (!session.ok) return session;
    const { address, tokenFile: file } = session.value.found;
    if (address.credential.kind === 'static-token') return ok(address.credential.token);
    if (file === null) return fail({ code: 'no-token-file' });
    const rows = await this.#readRows(file);
    if (!rows.ok) return rows;
    const row = rows.value.find(({ user }) => user === 'admin');
    return row === undefined ? fail({ code: 'rotation-no-admin-row', file }) : ok(row.token);
  }

  /** Notices that the admin token of this cluster is another one than before. */
  async note(): Promise<void> {
    const session = this.#clusters.session();
    const token = await this.current();
    if (!session.ok || token === null) return;
    const { identity } = session.value.found;
    const known = this.#known;
    if (known?.identity !== identity) this.#known = { identity, token, former: null };
    else if (!known.token.equals(token)) this.#known = { identity, token, former: known.token };
  }

  /** The token that the admin token of now replaced, when this window saw it change. */
  former(): Secret | null {
    const session = this.#clusters.session();
    if (!session.ok || this.#known?.identity !== session.value.found.identity) return null;
    return this.#known.former;
  }

  /**
   * Tells copies of the admin token apart: of now, or of before. A static token for this very cluster that its token
   * file does not hold any more is one of before, too: what else made it is gone.
   */
  async recogniser(): Promise<Result<Recognise, AppError>> {
    const session = this.#clusters.session();
    if (!session.ok) return session;
    const { keys: own } = session.value.found;
    const [read, rows] = await Promise.all([this.read(), this.#rows(session.value)]);
    // Without the token of now, every copy of it would pass for one of before.
    if (!read.ok && !isCertainlyNone(read.error)) return read;
    const current = read.ok ? read.value : null;
    const former = this.former();
    return ok(({ token, keys, user }) => {
      if (current?.equals(token) === true) return 'current';
      if (former?.equals(token) === true) return 'former';
      if (user === 'admin') return 'former';
      const isGone = rows.length > 0 && !rows.some((row) => row.token.equals(token));
      return keys.some((key) => own.includes(key)) && isGone && decodeToken(token) === null ? 'former' : null;
    });
  }

  async #rows({ found }: ClusterSession): Promise<readonly TokenFileRow[]> {
    const rows = found.tokenFile === null ? ok([]) : await this.#readRows(found.tokenFile);
    return rows.ok ? rows.value : [];
  }

  async #readRows(file: string): Promise<Result<readonly TokenFileRow[], AppError>> {
    const content = await this.#files.read(file, tokenFileLimit);
    if (!content.ok) return content;
    const read = readTokenFile(content.value.bytes);
    return read.ok ? ok(read.rows) : fail({ code: 'token-file-refused', file, ...read.error });
  }
}

/** Whether there is no admin token, rather than none that could be read. */
function isCertainlyNone({ code }: AppError): boolean {
  return code === 'no-token-file' || code === 'rotation-no-admin-row';
}
