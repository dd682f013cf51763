import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { Seen, Shown } from '../../../../shared/contract/state/seen.ts';
import type { ListApi, ListPage, ListPosition, ObjectFacts } from '../../ports/cluster-api.ts';

/** How many legacy tokens there are, the first few as `namespace/name`, and as many as a list shows. */
export interface LegacyTokenCount {
  readonly total: number;
  readonly named: readonly string[];
  /** The credential’s id of the first that is named; null where there is none. */
  readonly first: string | null;
  /** Those of dashboards whose account may do everything. */
  readonly administrators: readonly string[];
  /** Those of dashboards of whose account nobody could find out whether it may do everything. */
  readonly unasked: readonly string[];
  readonly rows: readonly Pick<ObjectFacts, 'uid' | 'namespace' | 'name' | 'createdAt'>[];
}

/** The legacy tokens of a cluster as they were last seen, null where they never were. */
export interface SeenLegacyTokens {
  readonly seen: Seen<LegacyTokenCount> | null;
  /** Why the last look failed. */
  readonly error: AppError | null;
}

/** The same as they are shown. */
export interface ShownLegacyTokens {
  readonly shown: Shown<LegacyTokenCount> | null;
  readonly error: AppError | null;
}

const pageSize = 500;

/** The id of the credential that lies in the Secret of this uid. */
export function legacyTokenId(uid: string): string {
  return `legacy-token:${uid}`;
}

/** What is told of every Secret that holds a token for ever, by its uid. */
export async function readLegacyTokens(
  lists: ListApi,
): Promise<Result<ReadonlyMap<string, ObjectFacts>, AppError>> {
  const found = new Map<string, ObjectFacts>();
  let next: ListPosition | null = null;
  do {
    const page: Result<ListPage, AppError> = await lists.page('legacy-tokens', pageSize, next);
    if (!page.ok) return page;
    for (const facts of page.value.items) found.set(facts.uid, facts);
    next = page.value.next;
  } while (next !== null);
  return ok(found);
}
