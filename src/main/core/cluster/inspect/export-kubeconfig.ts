import { stringify } from 'yaml';
import { encodeBase64 } from '../../files/text/base64.ts';
import type { ClusterAddress } from '../../ports/cluster-api.ts';
import type { Secret } from '../../ports/secret.ts';
import { embedToken } from '../../vault/jwt/embed-token.ts';
import { kubeconfig } from './use-lines.ts';

/** Stands where the token goes; no name of a user or namespace can hold it. */
const placeholder = '\u0000token\u0000';

/** Where an exported kubeconfig leads; `serverName`: what the server's certificate is checked for in place of its address. */
export interface ExportedAddress extends Pick<ClusterAddress, 'server' | 'authorityPem'> {
  readonly serverName: string | null;
}

/** A kubeconfig that holds the cluster, its CA and one token, and nothing of the administrator. */
export function scopedKubeconfig(
  { server, authorityPem, serverName }: ExportedAddress,
  token: Secret,
  whose: { readonly user: string; readonly namespace: string | null },
): Secret {
  const cluster = {
    server,
    ...(serverName === null ? {} : { 'tls-server-name': serverName }),
    'certificate-authority-data': encodeBase64(authorityPem),
  };
  // As kubectl reads it, so that a name such as `yes` is quoted.
  const marked = stringify(kubeconfig(cluster, placeholder, whose), { version: '1.1', lineWidth: 0 });
  const [before = '', after = ''] = marked.split(JSON.stringify(placeholder).replace(/\\u0000/g, '\\0'));
  return embedToken(token, { before, after, quotedFor: 'json' });
}
