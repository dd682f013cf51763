import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { ClusterScope } from '../scope/cluster-scope.ts';
import { fileLimits } from '../../files/text/file-limits.ts';
import { readTokenFile, type TokenFileRow } from '../../files/token-file/token-file.ts';
import type { Certificates } from '../../ports/cryptography.ts';
import type { SnapDataFiles } from '../../ports/files.ts';
import type { Secret } from '../../ports/secret.ts';
import { decodeToken } from '../../vault/jwt/decode.ts';
import type { Recogniser } from '../copies/find-copies.ts';
import { recogniseCertificate } from '../copies/recognise-certificate.ts';

interface KnownToken {
  readonly token: Secret;
  readonly former: Secret | null;
}

/** What knowing needs. */
export interface AdminTokensPorts {
  readonly files: SnapDataFiles;
  readonly certificates: Certificates;
}

/** Knows the admin token of now of one cluster and, as long as that is open, the one that it replaced. */
export class AdminTokens {
  readonly #cluster: ClusterScope;
  readonly #files: SnapDataFiles;
  readonly #certificates: Certificates;
  #known: KnownToken | null = null;

  constructor(cluster: ClusterScope, { files, certificates }: AdminTokensPorts) {
    this.#cluster = cluster;
    this.#files = files;
    this.#certificates = certificates;
  }

  /** The admin token of now: that of client.config, or in mixed mode that of the admin row; null without one. */
  async current(): Promise<Secret | null> {
    const read = await this.read();
    return read.ok ? read.value : null;
  }

  /** The admin token of now, or why there is none to be had. */
  async read(): Promise<Result<Secret, AppError>> {
    const { address, args } = this.#cluster.found;
    if (address.credential.kind === 'static-token') return ok(address.credential.token);
    const path = args.path('token-auth-file');
    if (!path.ok) return path;
    const file = path.value;
    if (file === null) return fail({ code: 'no-token-file' });
    const rows = await this.#readRows(file);
    if (!rows.ok) return rows;
    const row = rows.value.find(({ user }) => user === 'admin');
    return row === undefined ? fail({ code: 'rotation-no-admin-row', file }) : ok(row.token);
  }

  /** Notices that the admin token is another one than before. */
  async note(): Promise<void> {
    const token = await this.current();
    if (token === null) return;
    const known = this.#known;
    if (known === null) this.#known = { token, former: null };
    else if (!known.token.equals(token)) this.#known = { token, former: known.token };
  }

  /** The token that the admin token of now replaced, when this window saw it change. */
  former(): Secret | null {
    return this.#known?.former ?? null;
  }

  /**
   * Tells copies of the admin credential apart: of now, or of before. A static token for this very cluster that its token
   * file does not hold any more is one of before, too: what else made it is gone.
   */
  async recogniser(): Promise<Result<Recogniser, AppError>> {
    const { keys: own, address } = this.#cluster.found;
    const [read, rows] = await Promise.all([this.read(), this.#rows()]);
    // Without the token of now, every copy of it would pass for one of before.
    if (!read.ok && !isCertainlyNone(read.error)) return read;
    const current = read.ok ? read.value : null;
    const former = this.former();
    return ok({
      token({ token, keys, user }, place) {
        if (current?.equals(token) === true) return 'current';
        if (former?.equals(token) === true) return 'former';
        // Token files elsewhere may be another cluster’s.
        if (user === 'admin' && place !== 'own-kubeconfig') return 'former';
        const isGone = rows.length > 0 && !rows.some((row) => row.token.equals(token));
        return keys.some((key) => own.includes(key)) && isGone && decodeToken(token) === null
          ? 'former'
          : null;
      },
      certificate: (held, place) => recogniseCertificate(held, { own, address, place }, this.#certificates),
    });
  }

  async #rows(): Promise<readonly TokenFileRow[]> {
    const { tokenFile } = this.#cluster.found;
    const rows = tokenFile === null ? ok([]) : await this.#readRows(tokenFile);
    return rows.ok ? rows.value : [];
  }

  async #readRows(file: string): Promise<Result<readonly TokenFileRow[], AppError>> {
    const content = await this.#cluster.lifetime.during(this.#files.read(file, fileLimits.tokenFile));
    if (!content.ok) return content;
    const read = readTokenFile(content.value.bytes);
    return read.ok ? ok(read.rows) : fail({ code: 'token-file-refused', file, ...read.error });
  }
}

/** Whether there is no admin token, rather than none that could be read. */
function isCertainlyNone({ code }: AppError): boolean {
  return code === 'no-token-file' || code === 'rotation-no-admin-row';
}
