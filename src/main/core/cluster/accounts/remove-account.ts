import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { ClusterApi } from '../../ports/cluster-api.ts';
import type { Secret } from '../../ports/secret.ts';
import { dashboardAccount } from '../access/access-objects.ts';
import { inTurn, type AccountProgress } from './account-progress.ts';
import {
  deleteObjects,
  readOwnRole,
  requireAccount,
  showAccount,
  showLeft,
  showRef,
  takeRights,
  type OwnAccountRef,
  type OwnObject,
} from './account-objects.ts';
import { readSecrets } from './account-secrets.ts';
import { AccountTokens, validTokens, type AccountTokenParts } from './account-tokens.ts';
import { dropNamespace } from './drop-namespace.ts';
import { readBindings, readWholeList, type OwnBinding } from './read-bindings.ts';

/** What removing needs. */
export interface RemovalParts extends AccountTokenParts {
  /** Names this installation. */
  readonly installation: string;
}

/** What is there of an account. */
interface Remains {
  readonly bindings: readonly OwnBinding[];
  readonly role: OwnObject | null;
  readonly secrets: readonly OwnObject[];
  readonly account: OwnObject | null;
}

/**
 * Removes an account: its rights first, then what its tokens are bound to, then itself, and the namespace where nothing else
 * is in it. Each run looks anew at what is still there, so that one that was cut off is gone on with by another.
 */
export async function removeAccount(
  parts: RemovalParts,
  account: OwnAccountRef,
  progress: AccountProgress,
  onGone: () => void,
): Promise<Result<null, AppError>> {
  const { cluster, activity, clock } = parts;
  const { api } = cluster;
  const tokens = new AccountTokens(parts, account);
  const looked = await look(parts, account);
  if (!looked.ok) return looked;
  const { bindings, role, secrets, account: there } = looked.value;
  const rights = role === null ? bindings : [...bindings, role];
  progress.tell('take-rights', { objects: rights.map(({ ref }) => showRef(ref)) });
  progress.tell('secrets', { objects: secrets.map(({ ref }) => showRef(ref)) });
  progress.tell('account', { objects: there === null ? [] : [showRef(there.ref)] });
  let proof: Secret | null = null;
  let refused: readonly string[] = [];

  const takeAll = async () => {
    const gone: OwnObject[] = [];
    const taken = await takeRights(api, account, { bindings, role }, (each) => {
      if (gone.length === 0) activity.note('account-rights-taken', showAccount(account));
      gone.push(each);
    });
    if (!taken.ok) progress.tell('take-rights', { objects: showLeft(rights, gone) });
    return taken;
  };
  const deleteSecrets = async () => {
    const gone: OwnObject[] = [];
    const deleted = await deleteObjects(api, secrets, (each) => void gone.push(each));
    if (!deleted.ok) progress.tell('secrets', { objects: showLeft(secrets, gone) });
    await tokens.noteEnded(new Set(gone.map(({ uid }) => uid)));
    return deleted;
  };
  const deleteAccount = async () => {
    // Not before: nothing ends it where a step before this one fails.
    if (there !== null) proof = await tokens.mintProof();
    const deleted = there === null ? ok(null) : await api.objects.delete(there.ref, there.uid);
    if (!deleted.ok) return deleted;
    onGone();
    await tokens.noteEnded(null);
    return deleted;
  };
  const seeRefusal = async (): Promise<Result<null, AppError>> => {
    const askedAt = clock.now();
    const seen = await tokens.seeRefusal(proof);
    if (!seen.ok) return seen;
    refused = seen.value.ids;
    progress.tell(
      'refusal',
      seen.value.isProven
        ? { seconds: Math.max(0, Math.round((clock.now() - askedAt) / 1000)) }
        : { note: 'unproven' },
    );
    progress.tell('saved-tokens', { objects: refused });
    return ok(null);
  };
  const leaveNamespace = async (): Promise<Result<null, AppError>> => {
    const otherTokens = () => validTokens(parts).filter(({ accountUid }) => accountUid !== account.uid);
    const dropped = await dropNamespace(api, { lifetime: cluster.lifetime, clock, otherTokens });
    if (!dropped.ok) return dropped;
    progress.tell('namespace', dropped.value);
    return ok(null);
  };
  return inTurn([
    () => progress.step('take-rights', takeAll),
    () => progress.step('secrets', deleteSecrets),
    () => progress.step('account', deleteAccount),
    () => progress.step('refusal', seeRefusal),
    () => progress.step('saved-tokens', () => tokens.drop(refused)),
    () => progress.step('namespace', leaveNamespace),
  ]);
}

async function look(parts: RemovalParts, account: OwnAccountRef): Promise<Result<Remains, AppError>> {
  const api: ClusterApi = parts.cluster.api;
  const there = await requireAccount(api, account);
  if (!there.ok) return there;
  const [bindings, role, all] = await Promise.all([
    readBindings(api),
    readOwnRole(api, account),
    readWholeList(api, 'own-accounts'),
  ]);
  if (!bindings.ok) return bindings;
  if (!role.ok) return role;
  if (!all.ok) return all;
  const { namespace } = dashboardAccount;
  const isLast = all.value.every((each) => each.namespace !== namespace || each.name === account.name);
  const owners = { records: validTokens(parts), installation: parts.installation, isLast };
  const secrets = await readSecrets(api, account, owners);
  if (!secrets.ok) return secrets;
  return ok({
    bindings: bindings.value.filter(({ accounts }) => accounts.includes(account.name)),
    role: role.value,
    secrets: secrets.value.map(({ name, uid }) => ({ ref: { kind: 'Secret', namespace, name }, uid })),
    account: there.value,
  });
}
