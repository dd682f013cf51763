import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import { errorNameOf, type Collection, type Found, type SecretService } from './secret-service.ts';

/**
 * Looks for an entry in all collections; nothing found counts only where nothing is hidden: KWallet and KeePassXC tell
 * of no entry in a locked collection, and of none in a database that is not open.
 */
export async function findEntry(
  secrets: SecretService,
  attributes: Readonly<Record<string, string>>,
  collection: string | null,
): Promise<Result<Found, AppError>> {
  const before = await secrets.collections();
  if (!before.ok) return before;
  // KeePassXC answers a search in locked databases alone with a question to the person.
  const isAllLocked = before.value.length > 0 && before.value.every(({ locked }) => locked);
  const found = isAllLocked ? ok(nowhere) : await secrets.search(attributes);
  if (!found.ok || found.value.unlocked.length > 0) return found;
  if (found.value.locked.length > 0) {
    const byDefault = await secrets.readDefault();
    if (!byDefault.ok) return byDefault;
    const isIn = ({ path, locked }: Collection) =>
      locked && path === byDefault.value && found.value.locked.every((item) => item.startsWith(`${path}/`));
    return before.value.some(isIn) ? fail({ code: 'keyring-locked' }) : found;
  }
  const hidden = await whereHidden(secrets, collection);
  return hidden === null ? found : fail(hidden);
}

const nowhere: Found = { unlocked: [], locked: [] };

/** Why an entry that was not found may still be there; null when it is certainly not. */
async function whereHidden(secrets: SecretService, collection: string | null): Promise<AppError | null> {
  const [listed, byDefault] = await Promise.all([secrets.collections(), secrets.readDefault()]);
  if (!listed.ok) return listed.error;
  if (!byDefault.ok) return byDefault.error;
  const suspects = listed.value.filter(
    ({ path, locked }) => locked && (collection === null || path === collection),
  );
  if (suspects.some(({ path }) => path === byDefault.value)) return { code: 'keyring-locked' };
  if (suspects[0] !== undefined)
    return { code: 'keyring-elsewhere', keyring: await secrets.label(suspects[0].path) };
  if (collection !== null)
    return listed.value.some(({ path }) => path === collection)
      ? null
      : { code: 'keyring-elsewhere', keyring: errorNameOf(collection) };
  return listed.value.length === 0 ? { code: 'keyring-no-default' } : null;
}
