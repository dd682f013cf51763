import type { ObjectApi, ListApi, ObjectFacts } from '../ports/cluster-api.ts';
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

/** Deletes the Secrets of expired tokens; nothing is deleted because a look failed. Returns how many went. */
export async function sweepSecrets(
  { lists, objects }: { readonly lists: ListApi; readonly objects: ObjectApi },
  now: number,
): Promise<number> {
  let swept = 0;
  let next: string | null = null;
  do {
    const page = await lists.page('own-secrets', pageSize, next);
    if (!page.ok) return swept;
    for (const secret of page.value.items.filter((each) => isLeftover(each, now))) {
      const { namespace, name, uid } = secret;
      const deleted = await objects.delete({ kind: 'Secret', namespace, name }, uid);
      if (!deleted.ok) return swept;
      swept++;
    }
    next = page.value.next;
  } while (next !== null);
  return swept;
}
