import type { ObjectApi, ListApi, ObjectFacts } from '../ports/cluster-api.ts';
import type { Log } from '../ports/log.ts';
import { isOwn } from '../access/access-objects.ts';
import { expiryAnnotation } from './mint-token.ts';

const pageSize = 500;
/** A clock that is a little off must not end a token early. */
const graceMs = 60 * 60_000;

/** Whether a Secret was made for one token, by its label and annotation, and that token expired a while ago. */
export function isLeftover({ labels, annotations }: ObjectFacts, now: number): boolean {
  const expiresAt = Date.parse(annotations[expiryAnnotation] ?? '');
  return isOwn(labels) && Number.isFinite(expiresAt) && expiresAt + graceMs < now;
}

/** Deletes the Secrets of expired tokens; nothing is deleted because a look failed. Whoever mints leaves them behind. */
export async function sweepSecrets(
  { lists, objects }: { readonly lists: ListApi; readonly objects: ObjectApi },
  log: Log,
): Promise<void> {
  const secrets = await listOwnSecrets(lists);
  // The API server's time, as far as it is known: this machine's clock may be hours fast.
  const now = secrets.reduce((latest, { createdAt }) => Math.max(latest, createdAt), -Infinity);
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
  let next: string | null = null;
  do {
    const page = await lists.page('own-secrets', pageSize, next);
    if (!page.ok) return [];
    secrets.push(...page.value.items);
    next = page.value.next;
  } while (next !== null);
  return secrets;
}
