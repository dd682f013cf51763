import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { trayAccountName, type Preset } from '../../../../shared/contract/state/preset.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { ObjectApi, ObjectRef, ServiceAccountRef } from '../../ports/cluster-api.ts';
import { ensureOwn } from './set-up-access.ts';
import { presetAccount, presetObjects } from './preset-objects.ts';

/** Makes the account of a preset with all of its objects, or none: what was made goes again when one cannot be. */
export async function makePreset(
  objects: ObjectApi,
  preset: Preset,
): Promise<Result<ServiceAccountRef, AppError>> {
  if (preset.name === trayAccountName) return fail({ code: 'name-reserved', name: preset.name });
  const [shared, ...own] = presetObjects(preset);
  const ensured = await ensureOwn(objects, shared);
  if (!ensured.ok) return ensured;
  const made: { readonly ref: ObjectRef; readonly uid: string }[] = [];
  for (const object of own) {
    const created = await objects.create(object);
    if (created.ok) {
      made.push({ ref: object.ref, uid: created.value.uid });
      continue;
    }
    const undone = await undo(objects, made);
    if (!undone.ok) return undone;
    return created.error.code === 'api-conflict'
      ? fail({ code: 'object-exists', kind: object.ref.kind, name: object.ref.name })
      : created;
  }
  return ok(presetAccount(preset));
}

/** The namespace stays: it holds nothing, and other accounts may have come into it meanwhile. */
async function undo(
  objects: ObjectApi,
  made: readonly { readonly ref: ObjectRef; readonly uid: string }[],
): Promise<Result<null, AppError>> {
  const left: string[] = [];
  for (const { ref, uid } of made.toReversed()) {
    const deleted = await objects.delete(ref, uid);
    if (!deleted.ok) left.push(`${ref.kind} ${ref.name}`);
  }
  return left.length === 0 ? ok(null) : fail({ code: 'objects-left', names: left.join(', ') });
}
