import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { ClusterApi, ObjectRef } from '../../ports/cluster-api.ts';
import { dashboardAccount, isOwn } from '../access/access-objects.ts';
import type { OwnBinding } from './read-bindings.ts';

/** An account of Keyfob's: its name, and the uid under which it was listed. */
export interface OwnAccountRef {
  readonly name: string;
  readonly uid: string;
}

/** An object that Keyfob made, as it was last seen. */
export interface OwnObject {
  readonly ref: ObjectRef;
  readonly uid: string;
  /** As which it is deleted alone, where a change of it matters. */
  readonly version?: string | null;
}

/** Called with each object that was deleted. */
export type OnDeleted = (deleted: OwnObject) => void;

/** `namespace/name` of an account. */
export function showAccount({ name }: Pick<OwnAccountRef, 'name'>): string {
  return `${dashboardAccount.namespace}/${name}`;
}

/** An object by its kind and name, with the namespace where that is not Keyfob's. */
export function showRef(ref: ObjectRef): string {
  const isElsewhere = 'namespace' in ref && ref.namespace !== dashboardAccount.namespace;
  return `${ref.kind} ${isElsewhere ? `${ref.namespace}/` : ''}${ref.name}`;
}

/** Those that were not deleted, by their names. */
export function showLeft(all: readonly OwnObject[], deleted: readonly OwnObject[]): readonly string[] {
  return all.filter((each) => !deleted.includes(each)).map(({ ref }) => showRef(ref));
}

/** The account where it is still there; another one that has its name by now is none of what was asked for. */
export async function requireAccount(
  { objects }: Pick<ClusterApi, 'objects'>,
  { name, uid }: OwnAccountRef,
): Promise<Result<OwnObject | null, AppError>> {
  const ref = { kind: 'ServiceAccount', namespace: dashboardAccount.namespace, name } as const;
  const read = await objects.read(ref);
  if (!read.ok || read.value === null) return read.ok ? ok(null) : read;
  if (read.value.uid !== uid) return fail({ code: 'account-not-there', account: showAccount({ name }) });
  return isOwn(read.value.labels) ? ok({ ref, uid }) : fail({ code: 'access-foreign', kind: ref.kind, name });
}

/** The role that Keyfob made for an account of dashboards; null where it made none. */
export async function readOwnRole(
  { objects }: Pick<ClusterApi, 'objects'>,
  { name }: Pick<OwnAccountRef, 'name'>,
): Promise<Result<OwnObject | null, AppError>> {
  const ref = { kind: 'ClusterRole', name: `keyfob-${name}` } as const;
  const read = await objects.read(ref);
  if (!read.ok) return read;
  return ok(read.value !== null && isOwn(read.value.labels) ? { ref, uid: read.value.uid } : null);
}

/** Deletes bindings of an account, and then its role; a binding that gives rights to others, too, stays, and ends it. */
export async function takeRights(
  { objects }: Pick<ClusterApi, 'objects'>,
  account: OwnAccountRef,
  { bindings, role }: { readonly bindings: readonly OwnBinding[]; readonly role: OwnObject | null },
  onDeleted: OnDeleted,
): Promise<Result<null, AppError>> {
  const shared = bindings.find(({ isAlone }) => !isAlone);
  if (shared !== undefined) {
    const { kind, name } = shared.ref;
    return fail({ code: 'binding-shared', kind, name, account: showAccount(account) });
  }
  return deleteObjects({ objects }, role === null ? bindings : [...bindings, role], onDeleted);
}

/** Deletes objects one after the other, each only as it was seen. */
export async function deleteObjects(
  { objects }: Pick<ClusterApi, 'objects'>,
  all: readonly OwnObject[],
  onDeleted: OnDeleted,
): Promise<Result<null, AppError>> {
  for (const each of all) {
    const deleted = await objects.delete(each.ref, each.uid, each.version);
    if (!deleted.ok) return deleted;
    onDeleted(each);
  }
  return ok(null);
}
