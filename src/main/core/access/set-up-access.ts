import type { AppError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { AccessRole } from '../../../shared/snapshot.ts';
import type { ObjectApi, ObjectToCreate } from '../ports/cluster-api.ts';
import { accessObjects, isOwn } from './access-objects.ts';

/** Makes what is missing of namespace, service account and binding; stops at an object that is not Keyfob's. */
export async function setUpAccess(objects: ObjectApi, role: AccessRole): Promise<Result<null, AppError>> {
  for (const object of accessObjects(role)) {
    const made = await ensureOwn(objects, object);
    if (!made.ok) return made;
  }
  return ok(null);
}

/** Makes an object, or makes sure that the one of its name is Keyfob's. */
export async function ensureOwn(objects: ObjectApi, object: ObjectToCreate): Promise<Result<null, AppError>> {
  const created = await objects.create(object);
  if (created.ok) return ok(null);
  if (created.error.code !== 'api-conflict') return created;
  const existing = await objects.read(object.ref);
  if (!existing.ok) return existing;
  if (existing.value === null) return created;
  return isOwn(existing.value.labels)
    ? ok(null)
    : fail({ code: 'access-foreign', kind: object.ref.kind, name: object.ref.name });
}
