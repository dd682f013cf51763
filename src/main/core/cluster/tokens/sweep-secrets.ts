import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { Result } from '../../../../shared/contract/values/result.ts';
import type { ObjectApi, ListApi, ListPage, ListPosition, ObjectFacts } from '../../ports/cluster-api.ts';
import type { Log } from '../../ports/machine.ts';
import { isOwn } from '../access/access-objects.ts';
import { lifetimeAnnotation } from './mint-token.ts';

const pageSize = 500;
/** A token is minted after its Secret, and the clocks of several API servers may differ a little. */
const graceMs = 60 * 60_000;

/** Whether a Secret was made for one token, by its label and annotation, and that token expired a while ago. */
function isLeftover({ labels, annotations, createdAt }: ObjectFacts, now: number): boolean {
  const lifetimeMs = Number.parseInt(annotations[lifetimeAnnotation] ?? '', 10) * 1000;
  return isOwn(labels) && createdAt + lifetimeMs + graceMs < now;
}

/**
 * Deletes the Secrets of expired tokens; nothing is deleted because a look failed. Whoever mints leaves them behind.
 * When they were made is the API server's word; `now` is the earlier of its time and ours, so that one clock that is
 * fast ends no token.
 */
export async function sweepSecrets(
  { lists, objects }: { readonly lists: ListApi; readonly objects: ObjectApi },
  now: number,
  log: Log,
): Promise<void> {
  const secrets = await listOwnSecrets(lists);
  let swept = 0;
  for (const { namespace, name, uid } of secrets.filter((each) => isLeftover(each, now))) {
    const deleted = await objects.delete({ kind: 'Secret', namespace, name }, uid);
    if (!deleted.ok) break;
    swept++;
  }
  if (swept > 0) log.write('secrets.swept', { count: swept });
}

/** None when not all of them could be listed. */
async function listOwnSecrets(lists: ListApi): Promise<readonly ObjectFacts[]> {
  const secrets: ObjectFacts[] = [];
  let next: ListPosition | null = null;
  do {
    const page: Result<ListPage, AppError> = await lists.page('own-secrets', pageSize, next);
    if (!page.ok) return [];
    secrets.push(...page.value.items);
    next = page.value.next;
  } while (next !== null);
  return secrets;
}
