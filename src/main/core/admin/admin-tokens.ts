import type { TokenCopy } from '../../../shared/requests/admin.ts';
import type { ClusterKeeper, ClusterSession } from '../cluster/cluster-keeper.ts';
import { tokenFileLimit } from '../cluster/find-cluster.ts';
import { readTokenFile } from '../cluster/token-file.ts';
import type { SnapDataFiles } from '../ports/snap-data-files.ts';
import type { Secret } from '../secret.ts';
import { decodeToken } from '../tokens/decode.ts';
import type { HeldToken } from './tokens-in-file.ts';

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
    const session = this.#clusters.session();
    if (!session.ok) return null;
    const { credential } = session.value.found.address;
    if (credential.kind === 'static-token') return credential.token;
    const rows = await this.#rows(session.value);
    return rows.find(({ user }) => user === 'admin')?.token ?? null;
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
  async recogniser(): Promise<(held: HeldToken) => TokenCopy['holds'] | null> {
    const session = this.#clusters.session();
    if (!session.ok) return () => null;
    const { identity } = session.value.found;
    const [current, rows] = await Promise.all([this.current(), this.#rows(session.value)]);
    const former = this.former();
    return ({ token, cluster, user }) => {
      if (current?.equals(token) === true) return 'current';
      if (former?.equals(token) === true) return 'former';
      if (user === 'admin') return 'former';
      const isGone = rows.length > 0 && !rows.some((row) => row.token.equals(token));
      return cluster === identity && isGone && decodeToken(token) === null ? 'former' : null;
    };
  }

  async #rows({ found }: ClusterSession) {
    if (found.tokenFile === null) return [];
    const content = await this.#files.read(found.tokenFile, tokenFileLimit);
    const read = content.ok ? readTokenFile(content.value.bytes) : null;
    return read?.ok === true ? read.rows : [];
  }
}
