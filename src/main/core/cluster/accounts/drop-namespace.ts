import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ClusterApi, NamedObject } from '../../ports/cluster-api.ts';
import type { NewToken } from '../../vault/token-store.ts';
import { dashboardAccount, isOwn } from '../access/access-objects.ts';
import type { Lifetime } from '../scope/lifetime.ts';
import { isUnreachable } from '../tokens/fresh-token.ts';
import type { StepFacts } from './account-progress.ts';
import { readWholeList } from './read-bindings.ts';

/** What the cluster itself puts into every namespace. */
const byItself: readonly NamedObject[] = [
  { kind: 'ServiceAccount', name: 'default' },
  { kind: 'ConfigMap', name: 'kube-root-ca.crt' },
];

const pauseMs = 500;
const patienceMs = 10_000;

/** What leaving the namespace needs. */
export interface NamespaceParts {
  readonly lifetime: Lifetime;
  readonly clock: Clock;
  /** The tokens of other accounts that are kept for this cluster. */
  readonly otherTokens: () => readonly NewToken[];
}

/** Deletes the namespace of Keyfob's accounts where Keyfob made it and nothing is in it; tells why where not. */
export async function dropNamespace(
  api: ClusterApi,
  { lifetime, clock, otherTokens }: NamespaceParts,
): Promise<Result<StepFacts, AppError>> {
  const ref = { kind: 'Namespace', name: dashboardAccount.namespace } as const;
  const namespace = await api.objects.read(ref);
  if (!namespace.ok) return namespace;
  if (namespace.value === null) return ok({ objects: [] });
  if (!isOwn(namespace.value.labels)) return ok({ note: 'not-ours', objects: [] });
  const others = await readOthers(api, otherTokens);
  if (!others.ok) return others;
  if (others.value.length > 0) return ok({ note: 'shared', objects: others.value });
  const contents = await api.lists.contents(ref.name);
  if (!contents.ok) {
    const mustEnd = isUnreachable(contents.error) || contents.error.code === 'cluster-changed';
    return mustEnd ? contents : ok({ note: 'unseen', objects: [] });
  }
  const held = contents.value.filter(
    ({ kind, name }) => !byItself.some((each) => each.kind === kind && each.name === name),
  );
  if (held.length > 0) return ok({ note: 'holds', objects: held.map(({ kind, name }) => `${kind} ${name}`) });
  // Asking for every kind takes a while, in which something can be made there.
  const [late, secrets] = await Promise.all([
    readOthers(api, otherTokens),
    readWholeList(api, 'own-secrets'),
  ]);
  if (!late.ok) return late;
  if (!secrets.ok) return secrets;
  if (late.value.length > 0) return ok({ note: 'shared', objects: late.value });
  const bound = secrets.value.filter((each) => each.namespace === ref.name);
  if (bound.length > 0) return ok({ note: 'holds', objects: bound.map(({ name }) => `Secret ${name}`) });
  const deleted = await api.objects.delete(ref, namespace.value.uid);
  if (!deleted.ok) return deleted;
  const objects = [`${ref.kind} ${ref.name}`];
  const isGone = await seeGone(api, { lifetime, clock });
  return ok(isGone ? { objects } : { note: 'ending', objects });
}

/** The accounts in the namespace with Keyfob's label, and those that are there of which tokens are kept here. */
async function readOthers(
  api: ClusterApi,
  otherTokens: NamespaceParts['otherTokens'],
): Promise<Result<readonly string[], AppError>> {
  const { namespace } = dashboardAccount;
  const accounts = await readWholeList(api, 'own-accounts');
  if (!accounts.ok) return accounts;
  const names = new Set(
    accounts.value.filter((each) => each.namespace === namespace).map(({ name }) => name),
  );
  // The account that is in every namespace ends with it, and with it what is kept of it.
  const records = otherTokens().filter((each) => each.namespace === namespace && each.revocation === null);
  for (const [uid, name] of new Map(records.map((each) => [each.accountUid, each.serviceAccount]))) {
    const there = await api.objects.read({ kind: 'ServiceAccount', namespace, name });
    if (!there.ok) return there;
    if (there.value?.uid === uid) names.add(name);
  }
  return ok([...names]);
}

async function seeGone(
  { objects }: ClusterApi,
  { lifetime, clock }: { readonly lifetime: Lifetime; readonly clock: Clock },
): Promise<boolean> {
  const time = { isUp: false };
  const cancel = clock.after(patienceMs, () => (time.isUp = true));
  try {
    while (!time.isUp && !lifetime.isOver) {
      const read = await objects.read({ kind: 'Namespace', name: dashboardAccount.namespace });
      if (read.ok && read.value === null) return true;
      await new Promise<void>((resolve) => void clock.after(pauseMs, resolve));
    }
    return false;
  } finally {
    cancel();
  }
}
