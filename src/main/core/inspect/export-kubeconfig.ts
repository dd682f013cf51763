import { base64url } from 'jose';
import { stringify } from 'yaml';
import type { ClusterAddress } from '../ports/cluster-api.ts';
import type { Secret } from '../secret.ts';
import { embedToken } from '../tokens/embed-token.ts';
import { kubeconfig } from './use-lines.ts';

/** Stands where the token goes; no name of a user or namespace can hold it. */
const placeholder = '\u0000token\u0000';

/** A kubeconfig that holds the cluster, its CA and one token, and nothing of the administrator. */
export function scopedKubeconfig(
  { server, authorityPem }: ClusterAddress,
  token: Secret,
  whose: { readonly user: string; readonly namespace: string | null },
): Secret {
  const cluster = { server, 'certificate-authority-data': base64(authorityPem) };
  const marked = stringify(kubeconfig(cluster, placeholder, whose), { lineWidth: 0 });
  const [before = '', after = ''] = marked.split(JSON.stringify(placeholder).replace(/\\u0000/g, '\\0'));
  return embedToken(token, { before, after, quotedFor: 'json' });
}

/** Standard base64, as kubeconfigs have it. */
function base64(text: string): string {
  const compact = base64url.encode(text).replaceAll('-', '+').replaceAll('_', '/');
  return compact.padEnd(Math.ceil(compact.length / 4) * 4, '=');
}
