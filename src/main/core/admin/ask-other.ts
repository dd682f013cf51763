import type { OtherServer } from '../../../shared/rotation.ts';
import type { ConnectCluster } from '../ports/cluster-api.ts';
import type { Secret } from '../secret.ts';

/** The tokens that tell whether another node was rotated too; `former` is known only to the window that saw it change. */
export interface AskTokens {
  readonly former: Secret | null;
  readonly current: Secret;
}

/**
 * Asks another API server of the cluster whether it still accepts the old token. Without the old token the new one
 * tells it: a node has one admin row, so that it accepts either the old or the new token.
 */
export async function askOther(
  { server, oldToken }: OtherServer,
  authorityPem: string,
  { former, current }: AskTokens,
  connect: ConnectCluster,
): Promise<OtherServer> {
  const api = connect({
    server,
    authorityPem,
    credential: { kind: 'static-token', token: former ?? current },
  });
  const version = await api.server.version();
  api.close();
  if (!version.ok && version.error.code !== 'api-unauthorized') return { server, oldToken };
  const isOldAccepted = version.ok === (former !== null);
  return { server, oldToken: isOldAccepted ? 'accepted' : 'refused' };
}
