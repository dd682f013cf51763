import type { AppError } from '../../../shared/errors.ts';
import type { Acceptance, Inspection, Signature, TokenSubject } from '../../../shared/inspection.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { ClusterKeeper, ClusterSession } from '../cluster/cluster-keeper.ts';
import { tokenFileLimit } from '../cluster/find-cluster.ts';
import { readTokenFile, type TokenFileRow } from '../cluster/token-file.ts';
import type { Identifiers } from '../ports/identifiers.ts';
import type { Signatures } from '../ports/signatures.ts';
import type { SnapDataFiles } from '../ports/snap-data-files.ts';
import { Secret } from '../secret.ts';
import { decodeToken, longestToken } from '../tokens/decode.ts';
import type { KeptTokens } from '../tokens/kept-tokens.ts';
import { chooseKeys } from './choose-keys.ts';
import { describeToken, readAccount } from './describe-token.ts';
import { lookAtObjects } from './look-at-objects.ts';
import { readPaste } from './read-paste.ts';
import { SigningKeys, type SigningKeysParts } from './signing-keys.ts';

/** What inspecting needs. */
export interface InspectorParts extends SigningKeysParts {
  readonly clusters: Pick<ClusterKeeper, 'session' | 'isOpen'>;
  readonly files: SnapDataFiles;
  readonly signatures: Signatures;
  readonly identifiers: Identifiers;
  readonly kept: Pick<KeptTokens, 'reveal'>;
}

/** Tells what a token is, who signed it and whether it is accepted; holds the one that was pasted until its view closes. */
export class Inspector {
  readonly #parts: InspectorParts;
  readonly #keys: SigningKeys;
  #pasted: { readonly id: string; readonly token: Secret } | null = null;

  constructor(parts: InspectorParts) {
    this.#parts = parts;
    this.#keys = new SigningKeys(parts);
  }

  /** Takes a pasted token in place of the one before. */
  paste(text: string): Result<{ readonly id: string }, AppError> {
    this.#pasted = null;
    const token = readPaste(text);
    if (token === '') return fail({ code: 'token-empty' });
    if (token.length > longestToken)
      return fail({ code: 'token-too-long', length: token.length, most: longestToken });
    this.#pasted = { id: this.#parts.identifiers.next(), token: new Secret(token) };
    return ok({ id: this.#pasted.id });
  }

  /** Lets go of a pasted token; of any with null. */
  close(id: string | null): void {
    if (id === null || this.#pasted?.id === id) this.#pasted = null;
  }

  /** What the token says of itself. */
  async read(subject: TokenSubject): Promise<Result<Inspection, AppError>> {
    const held = await this.hold(subject);
    return held.ok ? ok(describeToken(held.value.token, held.value.row)) : held;
  }

  /** Whether one of this cluster's keys signed it. */
  async signature(subject: TokenSubject): Promise<Result<Signature, AppError>> {
    const session = this.#parts.clusters.session();
    const token = await this.#reveal(subject);
    return token.ok ? this.#verify(token.value, session) : token;
  }

  /** Asks the API server whether it accepts the token, for the token's own audience. */
  async accepted(subject: TokenSubject): Promise<Result<Acceptance, AppError>> {
    const own = await this.requireOwn(subject);
    if (!own.ok) return own;
    const { session, token } = own.value;
    const payload = decodeToken(token)?.payload ?? {};
    const [review, objects] = await Promise.all([
      session.api.tokens.review(token, readAudiences(payload.aud)),
      lookAtObjects(session.api.objects, readAccount(payload)),
    ]);
    if (!review.ok) return review;
    return ok({ ...review.value, checkedAt: this.#parts.clock.now(), objects });
  }

  /** The token as it is held, with the cluster that was open when asked, or why none was, and its row of that token file. */
  async hold(subject: TokenSubject): Promise<
    Result<
      {
        readonly token: Secret;
        readonly row: Result<TokenFileRow | null, AppError>;
        readonly session: Result<ClusterSession, AppError>;
      },
      AppError
    >
  > {
    const session = this.#parts.clusters.session();
    const token = await this.#reveal(subject);
    if (!token.ok) return token;
    return ok({ token: token.value, row: await this.#findRow(token.value, session), session });
  }

  /** The token with the open cluster, if that cluster issued it: a signature of its keys, or a row of its token file. */
  async requireOwn(
    subject: TokenSubject,
  ): Promise<
    Result<
      { readonly session: ClusterSession; readonly token: Secret; readonly row: TokenFileRow | null },
      AppError
    >
  > {
    const held = await this.hold(subject);
    if (!held.ok) return held;
    const { token, row, session } = held.value;
    if (!session.ok) return session;
    const known = row.ok ? row.value : null;
    if (known === null) {
      const signature = await this.#verify(token, session);
      if (!signature.ok) return signature;
      if (signature.value.status !== 'valid') return row.ok ? fail({ code: 'token-not-ours' }) : row;
    }
    // What one cluster issued is never sent to another that was opened in the meantime.
    if (!this.#parts.clusters.isOpen(session.value)) return fail({ code: 'cluster-changed' });
    return ok({ session: session.value, token, row: known });
  }

  async #reveal({ kind, id }: TokenSubject): Promise<Result<Secret, AppError>> {
    if (kind === 'kept') return this.#parts.kept.reveal(id);
    return this.#pasted?.id === id ? ok(this.#pasted.token) : fail({ code: 'token-not-held' });
  }

  /** The token's row of the token file; null when it certainly has none. */
  async #findRow(
    token: Secret,
    session: Result<ClusterSession, AppError>,
  ): Promise<Result<TokenFileRow | null, AppError>> {
    const file = session.ok ? session.value.found.tokenFile : null;
    if (file === null) return ok(null);
    const read = await this.#parts.files.read(file, tokenFileLimit);
    if (!read.ok) return read;
    const rows = readTokenFile(read.value.bytes);
    if (!rows.ok) return fail({ code: 'token-file-refused', file, ...rows.error });
    return ok(rows.rows.find((row) => row.token.equals(token)) ?? null);
  }

  async #verify(
    token: Secret,
    session: Result<ClusterSession, AppError>,
  ): Promise<Result<Signature, AppError>> {
    const header = decodeToken(token)?.header;
    if (header === undefined) return ok({ status: 'unsigned' });
    const early = chooseKeys(header, []);
    if (early.status === 'refused-algorithm') return ok(early);
    if (!session.ok) return session;
    const known = await this.#keys.get(session.value);
    if (!known.ok) return known;
    const { keys, origin } = known.value;
    const choice = chooseKeys(header, keys);
    if (choice.status === 'refused-algorithm') return ok(choice);
    if (choice.status === 'unknown-key')
      return ok({ status: 'unknown-key', kid: choice.kid?.slice(0, 200) ?? null, origin });
    const isSigned = await this.#parts.signatures.isSignedBy(token, choice.keys, choice.algorithm);
    if (isSigned) return ok({ status: 'valid', origin });
    return ok(choice.isNamed ? { status: 'invalid', origin } : { status: 'unknown-key', kid: null, origin });
  }
}

function readAudiences(aud: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  return list.filter((each) => typeof each === 'string');
}
