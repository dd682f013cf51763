import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { AccessRole } from '../../../../shared/contract/state/access-role.ts';
import type { ClusterObject, ObjectApi, ObjectToCreate } from '../../ports/cluster-api.ts';
import { accessObjects, isGrant, isOwn } from './access-objects.ts';

/** Makes what is missing of namespace, service account and binding; nothing when one of them is not as Keyfob makes it. */
export async function setUpAccess(objects: ObjectApi, role: AccessRole): Promise<Result<null, AppError>> {
  const wanted = accessObjects(role);
  // All are looked at first: an account that comes back to a binding that stayed behind has its rights at once.
  for (const object of wanted) {
    const existing = await objects.read(object.ref);
    if (!existing.ok) return existing;
    const usable = existing.value === null ? ok(null) : requireAlike(object, existing.value);
    if (!usable.ok) return usable;
  }
  for (const object of wanted) {
    const made = await ensureOwn(objects, object);
    if (!made.ok) return made;
  }
  return ok(null);
}

/** Makes an object, or makes sure that the one of its name is Keyfob's and gives what this one would. */
export async function ensureOwn(objects: ObjectApi, object: ObjectToCreate): Promise<Result<null, AppError>> {
  const created = await objects.create(object);
  if (created.ok) return ok(null);
  if (created.error.code !== 'api-conflict') return created;
  const existing = await objects.read(object.ref);
  if (!existing.ok) return existing;
  return existing.value === null ? created : requireAlike(object, existing.value);
}

function requireAlike(
  { ref: { kind, name }, binding: wanted }: ObjectToCreate,
  { labels, binding }: ClusterObject,
): Result<null, AppError> {
  if (!isOwn(labels)) return fail({ code: 'access-foreign', kind, name });
  if (wanted === null || (binding !== null && isGrant(binding, wanted))) return ok(null);
  const grants = binding === null ? null : `${binding.role.kind} ${binding.role.name}`;
  return fail({ code: 'access-differs', name, grants });
}
