import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type {
  Acceptance,
  Inspection,
  Signature,
  TokenSubject,
} from '../../../../shared/contract/state/inspection.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import { fileLimits } from '../../files/text/file-limits.ts';
import { readTokenFile, type TokenFileRow } from '../../files/token-file/token-file.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Signatures } from '../../ports/cryptography.ts';
import type { SnapDataFiles } from '../../ports/files.ts';
import type { Secret } from '../../ports/secret.ts';
import { decodeToken, readBeginning } from '../../vault/jwt/decode.ts';
import { chooseKeys } from './choose-keys.ts';
import { describeToken, readAccount } from './describe-token.ts';
import { lookAtObjects } from './look-at-objects.ts';
import type { InspectedCluster } from './inspected-cluster.ts';
import type { PastedTokens } from './pasted-tokens.ts';
import { isShorterThanOf } from './signature-length.ts';

/** What inspecting needs. */
export interface InspectorParts {
  /** Where it is done, or why no cluster is open. */
  readonly cluster: Result<InspectedCluster, AppError>;
  readonly pasted: PastedTokens;
  readonly files: SnapDataFiles;
  readonly signatures: Signatures;
  readonly clock: Clock;
}

/** Tells what a token is, who signed it and whether it is accepted. */
export class Inspector {
  readonly #parts: InspectorParts;

  constructor(parts: InspectorParts) {
    this.#parts = parts;
  }

  /** What the token says of itself. */
  async read(subject: TokenSubject): Promise<Result<Inspection, AppError>> {
    const held = await this.hold(subject);
    return held.ok ? ok(describeToken(held.value.token, held.value.row)) : held;
  }

  /** Whether one of this cluster's keys signed it. */
  async signature(subject: TokenSubject): Promise<Result<Signature, AppError>> {
    const token = await this.#reveal(subject);
    return token.ok ? this.#verify(token.value) : token;
  }

  /** Asks the API server whether the token opens it, and if not, whether it is valid for whom it is meant. */
  async accepted(subject: TokenSubject): Promise<Result<Acceptance, AppError>> {
    const own = await this.requireOwn(subject);
    if (!own.ok) return own;
    const { cluster, token } = own.value;
    const payload = decodeToken(token)?.payload ?? {};
    const audiences = readAudiences(payload.aud);
    const { tokens, objects: objectApi } = cluster.scope.api;
    const [review, objects] = await Promise.all([
      tokens.review(token, []),
      lookAtObjects(objectApi, readAccount(payload)),
    ]);
    if (!review.ok) return review;
    const isElsewhere = !review.value.accepted && audiences.length > 0;
    const elsewhere = isElsewhere ? await tokens.review(token, audiences) : review;
    if (!elsewhere.ok) return elsewhere;
    return ok({
      ...review.value,
      audiences: [...audiences],
      isValidElsewhere: isElsewhere && elsewhere.value.accepted,
      checkedAt: this.#parts.clock.now(),
      objects,
    });
  }

  /** The token as it is held, and its row of the cluster's token file. */
  async hold(subject: TokenSubject): Promise<
    Result<
      {
        readonly token: Secret;
        readonly row: Result<TokenFileRow | null, AppError>;
      },
      AppError
    >
  > {
    const token = await this.#reveal(subject);
    if (!token.ok) return token;
    return ok({ token: token.value, row: await this.#findRow(token.value) });
  }

  /** The token with the cluster, if that issued it: a signature of its keys, or a row of its token file. */
  async requireOwn(
    subject: TokenSubject,
  ): Promise<
    Result<
      { readonly cluster: InspectedCluster; readonly token: Secret; readonly row: TokenFileRow | null },
      AppError
    >
  > {
    const held = await this.hold(subject);
    if (!held.ok) return held;
    const { token, row } = held.value;
    const { cluster } = this.#parts;
    if (!cluster.ok) return cluster;
    const known = row.ok ? row.value : null;
    if (known === null) {
      const signature = await this.#verify(token);
      if (!signature.ok) return signature;
      if (signature.value.status !== 'valid') return row.ok ? fail({ code: 'token-not-ours' }) : row;
    }
    return ok({ cluster: cluster.value, token, row: known });
  }

  async #reveal({ kind, id }: TokenSubject): Promise<Result<Secret, AppError>> {
    const { cluster, pasted } = this.#parts;
    if (kind === 'pasted') return pasted.get(id);
    return cluster.ok ? cluster.value.saved.reveal(id) : cluster;
  }

  /** The token's row of the token file; null when it certainly has none. */
  async #findRow(token: Secret): Promise<Result<TokenFileRow | null, AppError>> {
    const { cluster, files } = this.#parts;
    if (!cluster.ok) return ok(null);
    const { found, lifetime } = cluster.value.scope;
    const path = found.args.path('token-auth-file');
    if (!path.ok) return path;
    const file = path.value;
    if (file === null) return ok(null);
    const read = await lifetime.during(files.read(file, fileLimits.tokenFile));
    if (!read.ok) return read;
    const rows = readTokenFile(read.value.bytes);
    if (!rows.ok) return fail({ code: 'token-file-refused', file, ...rows.error });
    return ok(rows.rows.find((row) => row.token.equals(token)) ?? null);
  }

  async #verify(token: Secret): Promise<Result<Signature, AppError>> {
    const { cluster, signatures } = this.#parts;
    const beginning = readBeginning(token);
    const header = decodeToken(token)?.header ?? beginning?.header;
    if (header === undefined) return ok({ status: 'unsigned' });
    const early = chooseKeys(header, []);
    if (early.status === 'refused-algorithm') return ok(early);
    if (!cluster.ok) return cluster;
    const known = await cluster.value.signingKeys.get();
    if (!known.ok) return known;
    const { keys, origin } = known.value;
    const choice = chooseKeys(header, keys);
    if (choice.status === 'refused-algorithm') return ok(choice);
    if (choice.status === 'unknown-key')
      return ok({ status: 'unknown-key', kid: choice.kid?.slice(0, 200) ?? null, origin });
    const { lifetime } = cluster.value.scope;
    const isSigned = await lifetime.duringSure(signatures.isSignedBy(token, choice.keys, choice.algorithm));
    if (!isSigned.ok) return isSigned;
    if (isSigned.value) return ok({ status: 'valid', origin });
    if (!choice.isNamed) return ok({ status: 'unknown-key', kid: null, origin });
    const isCut = isShorterThanOf(choice.keys, beginning?.signature ?? '', choice.algorithm);
    return ok({ status: isCut ? 'cut' : 'invalid', origin });
  }
}

function readAudiences(aud: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  return list.filter((each) => typeof each === 'string');
}
