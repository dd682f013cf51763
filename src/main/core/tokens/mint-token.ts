import type { AppError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { dashboardAccount, ownLabels } from '../access/access-objects.ts';
import { ensureOwn } from '../access/set-up-access.ts';
import type { ClusterApi } from '../ports/cluster-api.ts';
import type { Secret } from '../secret.ts';
import { readServiceAccountClaims, type ServiceAccountClaims } from './decode.ts';

/** A minted token with the claims that were read from it; `expiresAt` is what the server granted, epoch milliseconds. */
export interface Minted {
  readonly token: Secret;
  readonly claims: ServiceAccountClaims;
  readonly expiresAt: number;
}

/** Mints a dashboard token bound to `boundSecret`, which is made when the cluster does not have it. */
export async function mintToken(
  api: ClusterApi,
  request: { readonly boundSecret: string; readonly expirationSeconds: number; readonly server: string },
): Promise<Result<Minted, AppError>> {
  const { boundSecret, expirationSeconds, server } = request;
  const mint = () => api.tokens.mint({ account: dashboardAccount, expirationSeconds, boundSecret });
  let minted = await mint();
  if (!minted.ok && minted.error.code === 'api-not-found' && minted.error.kind === 'secrets') {
    const made = await ensureOwn(api.objects, {
      ref: { kind: 'Secret', namespace: dashboardAccount.namespace, name: boundSecret },
      labels: ownLabels,
      binding: null,
    });
    if (!made.ok) return made;
    minted = await mint();
  }
  if (!minted.ok) return minted;
  const claims = readServiceAccountClaims(minted.value.token);
  if (claims === null) return fail({ code: 'api-bad-reply', server });
  return ok({ token: minted.value.token, claims, expiresAt: minted.value.expiresAt });
}
