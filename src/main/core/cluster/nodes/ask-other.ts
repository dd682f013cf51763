import type { NodeToken } from '../../../../shared/contract/state/nodes-state.ts';
import { ok } from '../../../../shared/contract/values/result.ts';
import type { ConnectCluster } from '../../ports/cluster-api.ts';
import type { Secret } from '../../ports/secret.ts';

/** The tokens that tell whether another node was rotated too; `former` is known only to the window that saw it change. */
export interface AskTokens {
  readonly former: Secret | null;
  readonly current: Secret;
}

/**
 * Asks another API server of the cluster, which has a certificate of the same CA, whether it has the token of now. A node
 * has one admin row, so that it accepts that one or one from before; the one before is asked for, too, where it is known.
 */
export async function askOther(
  server: string,
  authorityPem: string,
  { former, current }: AskTokens,
  connect: ConnectCluster,
): Promise<NodeToken> {
  const accepts = async (token: Secret) => {
    const api = connect({
      server,
      authorityPem,
      strangers: [],
      servesOwn: true,
      credential: { kind: 'static-token', token },
    });
    const version = await api.server.version();
    api.close();
    if (version.ok) return ok(true);
    return version.error.code === 'api-unauthorized' ? ok(false) : version;
  };
  const now = await accepts(current);
  if (!now.ok) return { status: 'unknown', error: now.error };
  if (!now.value) return { status: 'other' };
  if (former === null) return { status: 'same' };
  const before = await accepts(former);
  if (!before.ok) return { status: 'unknown', error: before.error };
  return { status: before.value ? 'other' : 'same' };
}
