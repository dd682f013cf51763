import type { Output } from '../../../../shared/contract/contract.ts';
import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { ClusterActivity } from '../scope/cluster-activity.ts';
import type { ClusterClipboard } from '../scope/cluster-clipboard.ts';
import type { ClusterScope } from '../scope/cluster-scope.ts';
import { fileLimits } from '../../files/text/file-limits.ts';
import { readTokenFile } from '../../files/token-file/token-file.ts';
import type { Certificates } from '../../ports/cryptography.ts';
import type { Identifiers } from '../../ports/clock.ts';
import type { OwnFiles, SnapDataFiles } from '../../ports/files.ts';
import { maskToken } from '../../vault/jwt/mask.ts';
import type { AdminTokens } from './admin-tokens.ts';
import type { CopyWatch } from './copy-watch.ts';
import type { FoundCopy } from '../copies/find-copies.ts';

/** What the service needs. */
export interface AdminServiceParts {
  readonly cluster: ClusterScope;
  readonly tokens: AdminTokens;
  readonly certificates: Certificates;
  readonly files: SnapDataFiles;
  readonly identifiers: Identifiers;
  readonly ownFiles: OwnFiles;
  readonly clipboard: ClusterClipboard;
  readonly activity: ClusterActivity;
  readonly copyWatch: CopyWatch;
}

type TokenFilePage = Extract<Output<'admin:token-file'>, { ok: true }>['value'];
type CopiesAnswer = Extract<Output<'admin:copies'>, { ok: true }>['value'];

/** Shows what client.config and the token file hold, and where else the admin credential lies. */
export class AdminService {
  readonly #parts: AdminServiceParts;
  #copies = new Map<string, FoundCopy>();

  constructor(parts: AdminServiceParts) {
    this.#parts = parts;
  }

  /** A page of the token file's rows, as the API server will read them at its next start. */
  async tokenFile(offset: number, limit: number): Promise<Result<TokenFilePage, AppError>> {
    const { cluster, files } = this.#parts;
    const path = cluster.found.args.path('token-auth-file');
    if (!path.ok) return path;
    const file = path.value;
    if (file === null) return fail({ code: 'no-token-file' });
    const content = await cluster.lifetime.during(files.read(file, fileLimits.tokenFile));
    if (!content.ok) return content;
    const { bytes, changedAt } = content.value;
    const read = readTokenFile(bytes);
    if (!read.ok) return fail({ code: 'token-file-refused', file, ...read.error });
    const { address, staticTokens } = cluster.found;
    const { credential } = address;
    const rows = read.rows.slice(offset, offset + limit).map(({ line, user, uid, groups, token }) => ({
      line,
      user,
      uid,
      groups: [...groups],
      maskedToken: maskToken(token),
      isAdmin: credential.kind === 'static-token' && token.equals(credential.token),
      knownSince: staticTokens.find((row) => row.token.equals(token))?.knownSince ?? changedAt,
    }));
    return ok({ file, changedAt, total: read.rows.length, rows });
  }

  /** Looks for copies of the admin credential and gives each an id. */
  async findCopies(): Promise<Result<CopiesAnswer, AppError>> {
    const looked = await this.#parts.copyWatch.look();
    if (!looked.ok) return looked;
    const { copies, ...where } = looked.value;
    this.#copies = new Map(copies.map((copy) => [this.#parts.identifiers.next(), copy]));
    return ok({ copies: [...this.#copies].map(([id, copy]) => ({ id, ...copy })), ...where });
  }

  /** Puts the admin token of now on the clipboard, for another node of the cluster. */
  async copyToken(): Promise<Result<null, AppError>> {
    const token = await this.#parts.tokens.read();
    if (!token.ok) return token;
    const put = await this.#parts.clipboard.put('admin', token.value);
    if (put.ok) this.#parts.activity.note('admin-token-copied', 'admin');
    return put;
  }

  /** Exchanges the former admin token in one of the copies that were found last. */
  async updateCopy(id: string): Promise<Result<{ backup: string }, AppError>> {
    const { cluster, tokens } = this.#parts;
    const copy = this.#copies.get(id);
    if (copy?.change !== 'possible') return fail({ code: 'copy-unknown' });
    const [{ updateCopy }, recognise, current] = await Promise.all([
      import('../copies/update-copy.ts'),
      tokens.recogniser(),
      tokens.read(),
    ]);
    if (!recognise.ok) return recognise;
    if (!current.ok) return current;
    if (cluster.lifetime.isOver) return fail({ code: 'cluster-changed' });
    const updated = await updateCopy(copy.file, current.value, recognise.value, this.#parts);
    if (updated.ok) this.#parts.activity.note('kubeconfig-updated', 'admin');
    return updated;
  }
}
