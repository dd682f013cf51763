import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { TokenChain } from '../../../../shared/contract/state/token-state.ts';
import type { ClusterActivity } from '../scope/cluster-activity.ts';
import type { ClusterScope } from '../scope/cluster-scope.ts';
import type { Clock, Identifiers } from '../../ports/clock.ts';
import type { Log } from '../../ports/machine.ts';
import { mintToken, type TokenBinding } from './mint-token.ts';
import { sweepSecrets } from './sweep-secrets.ts';
import { entryId } from './token-entries.ts';
import type { NewToken, TokenStore } from '../../vault/token-store.ts';

/** What renewing needs. */
export interface RenewerParts {
  readonly cluster: ClusterScope;
  readonly tokens: TokenStore;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
  readonly log: Log;
  readonly activity: ClusterActivity;
}

interface Running {
  readonly entry: string;
  readonly done: Promise<Result<NewToken, AppError>>;
}

/** Renews tokens: mints another for the same purpose; the old one stays until it expires. */
export class Renewer {
  readonly #parts: RenewerParts;
  /** The renewals under way, each with the entry of its token, by the token’s id. */
  readonly #running = new Map<string, Running>();

  constructor(parts: RenewerParts) {
    this.#parts = parts;
  }

  /** Mints a successor of a saved token: same account, lifetime, audiences, purpose and way of revoking; calls at the same time share it. */
  renew(id: string): Promise<Result<NewToken, AppError>> {
    const { cluster, tokens } = this.#parts;
    const running = this.#running.get(id);
    if (running !== undefined) return running.done;
    const record = tokens.find(id, cluster.identity);
    if (record === null) return Promise.resolve(fail({ code: 'token-unknown' }));
    const done = this.#renew(record).finally(() => this.#running.delete(id));
    this.#running.set(id, { entry: entryId(record), done });
    return done;
  }

  /** The renewals of tokens of an entry that have not ended yet. */
  underWay(entry: string): readonly Promise<unknown>[] {
    return [...this.#running.values()].filter((each) => each.entry === entry).map(({ done }) => done);
  }

  async #renew(record: NewToken): Promise<Result<NewToken, AppError>> {
    const { cluster, tokens, clock, identifiers, log, activity } = this.#parts;
    const { id } = record;
    if (record.revocation !== null) return fail({ code: 'token-revoked' });
    const same = await requireSameAccount(cluster, record);
    const minted = same.ok
      ? await mintToken(cluster, {
          id: identifiers.next(),
          account: { namespace: record.namespace, name: record.serviceAccount },
          lifetimeSeconds: record.lifetimeSeconds,
          audiences: record.audiences,
          purpose: record.purpose,
          binding: bindingOf(record),
        })
      : same;
    if (!minted.ok) {
      log.failure('token.renew', minted.error.code);
      return minted;
    }
    const { token } = minted.value;
    const successor = { ...minted.value.record, chain: chainAfter(record) };
    activity.noteToken('token-renewed', successor);
    // What a person chose while it was minted counts for the successor, too.
    const former = tokens.find(id, cluster.identity);
    const goesOn = former !== null && former.revocation === null && former.renewal !== 'by-hand';
    const saved: NewToken = goesOn ? { ...successor, renewal: 'by-itself', replaces: id } : successor;
    void tokens.save(saved, token);
    void sweepSecrets(cluster.api, Math.min(successor.issuedAt, clock.now()), log);
    return ok(saved);
  }
}

const rememberedIssues = 10;

/** What a successor of this token renews. */
function chainAfter({ id, issuedAt, chain }: NewToken): TokenChain {
  return {
    id: chain?.id ?? id,
    renewals: (chain?.renewals ?? 0) + 1,
    issuedBefore: [issuedAt, ...(chain?.issuedBefore ?? [])].slice(0, rememberedIssues),
  };
}

/** An account that was deleted and made again may be somebody else's: it gets no token unasked. */
async function requireSameAccount(
  { api }: ClusterScope,
  { namespace, serviceAccount, accountUid }: NewToken,
): Promise<Result<null, AppError>> {
  const account = await api.objects.read({ kind: 'ServiceAccount', namespace, name: serviceAccount });
  if (!account.ok) return account;
  return account.value?.uid === accountUid
    ? ok(null)
    : fail({ code: 'account-gone', account: `${namespace}/${serviceAccount}` });
}

function bindingOf({ boundSecret }: NewToken): TokenBinding {
  if (boundSecret === null) return { kind: 'none' };
  return boundSecret.shared ? { kind: 'shared', secret: boundSecret.name } : { kind: 'own' };
}
