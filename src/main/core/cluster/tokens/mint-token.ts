import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { TokenPurpose } from '../../../../shared/contract/state/token-state.ts';
import { emptyObject } from '../access/access-objects.ts';
import { ensureOwn } from '../access/set-up-access.ts';
import type { ClusterScope } from '../scope/cluster-scope.ts';
import type { ObjectToCreate, ServiceAccountRef } from '../../ports/cluster-api.ts';
import type { Secret } from '../../ports/secret.ts';
import { readServiceAccountClaims } from '../../vault/jwt/decode.ts';
import type { NewToken } from '../../vault/token-store.ts';

/** How a token can be revoked: by a Secret of its own, by one that it shares with other tokens, or not at all. */
export type TokenBinding =
  { readonly kind: 'own' } | { readonly kind: 'shared'; readonly secret: string } | { readonly kind: 'none' };

/** What a new token is to be. */
export interface TokenToMint {
  /** A new identifier: it names the line in the index, the entry in the keyring and a Secret of its own. */
  readonly id: string;
  readonly account: ServiceAccountRef;
  readonly lifetimeSeconds: number;
  /** Empty for the API server itself. */
  readonly audiences: readonly string[];
  readonly purpose: TokenPurpose;
  readonly binding: TokenBinding;
}

/** A minted token and its line; `expiresAt` there is what the server granted. */
export interface Minted {
  readonly token: Secret;
  readonly record: NewToken;
}

/** On the Secret of one token: for how many seconds from its making it is of use. No date: whose clock would that be? */
export const lifetimeAnnotation = 'keyfob.app/lifetime-seconds';

/** On the same Secret: the name of the account that its token is for. */
export const accountAnnotation = 'keyfob.app/account';

/** Mints a token. A Secret of its own is made first and removed again when that fails; a shared one is made where it is missing. */
export async function mintToken(
  cluster: ClusterScope,
  wanted: TokenToMint,
): Promise<Result<Minted, AppError>> {
  switch (wanted.binding.kind) {
    case 'none':
      return request(cluster, wanted, null);
    case 'shared':
      return mintShared(cluster, wanted, wanted.binding.secret);
    case 'own':
      return mintOwn(cluster, wanted);
  }
}

async function mintShared(
  cluster: ClusterScope,
  wanted: TokenToMint,
  secret: string,
): Promise<Result<Minted, AppError>> {
  const minted = await request(cluster, wanted, secret);
  if (minted.ok || minted.error.code !== 'api-not-found' || minted.error.kind !== 'secrets') return minted;
  const { namespace } = wanted.account;
  const made = await ensureOwn(cluster.api.objects, emptyObject({ kind: 'Secret', namespace, name: secret }));
  return made.ok ? request(cluster, wanted, secret) : made;
}

async function mintOwn(cluster: ClusterScope, wanted: TokenToMint): Promise<Result<Minted, AppError>> {
  const { objects } = cluster.api;
  const secret = bindingSecret(wanted);
  const made = await objects.create(secret);
  if (!made.ok) return made;
  const minted = await request(cluster, wanted, secret.ref.name);
  if (!minted.ok) await objects.delete(secret.ref, made.value.uid);
  return minted;
}

/** The empty Secret that one token is bound to: deleting it revokes that token. */
export function bindingSecret({ id, account, lifetimeSeconds }: TokenToMint): ObjectToCreate {
  return {
    ...emptyObject({ kind: 'Secret', namespace: account.namespace, name: `keyfob-token-${id}` }),
    annotations: { [lifetimeAnnotation]: String(lifetimeSeconds), [accountAnnotation]: account.name },
  };
}

async function request(
  { api, found, identity }: ClusterScope,
  wanted: TokenToMint,
  boundSecret: string | null,
): Promise<Result<Minted, AppError>> {
  const { id, account, lifetimeSeconds, audiences, purpose, binding } = wanted;
  const minted = await api.tokens.mint({
    account,
    expirationSeconds: lifetimeSeconds,
    audiences,
    boundSecret,
  });
  if (!minted.ok) return minted;
  const { token, expiresAt } = minted.value;
  const claims = readServiceAccountClaims(token);
  if (claims === null) return fail({ code: 'api-bad-reply', server: found.address.server });
  const record: NewToken = {
    id,
    cluster: identity,
    purpose,
    namespace: claims.namespace,
    serviceAccount: claims.accountName,
    accountUid: claims.accountUid,
    audiences: [...audiences],
    lifetimeSeconds,
    boundSecret:
      boundSecret === null
        ? null
        : { name: boundSecret, uid: claims.secret?.uid ?? null, shared: binding.kind === 'shared' },
    issuedAt: claims.issuedAt,
    expiresAt,
    jti: claims.jti,
    revocation: null,
    renewal: 'by-hand',
    replaces: null,
    chain: null,
    expiredSeenAt: null,
  };
  return ok({ token, record });
}
