import type { HelmRelease } from '../../core/ports/dashboard-facts.ts';
import { objectName } from './object-metadata.ts';

/** The Helm release that an object says it is of; null where it says none. */
export function helmReleaseOf({
  annotations,
  namespace,
}: {
  readonly annotations: Readonly<Record<string, string>>;
  readonly namespace?: string | undefined;
}): HelmRelease | null {
  const release = objectName.safeParse(annotations['meta.helm.sh/release-name']);
  const home = objectName.safeParse(annotations['meta.helm.sh/release-namespace'] ?? namespace);
  return release.success && home.success ? { name: release.data, namespace: home.data } : null;
}

/** Whether both are the same release. */
export function isSameRelease(one: HelmRelease | null, other: HelmRelease): boolean {
  return one?.name === other.name && one.namespace === other.namespace;
}
