import { stringify } from 'yaml';
import type { SnapData } from './snap-data.ts';

/** A kubeconfig for this cluster with a client certificate that its CA signed. */
export async function kubeconfigOf({ authority }: SnapData, subject: string): Promise<string> {
  const { certificate, key } = await authority.issue({ subject, usage: 'client', names: [] });
  const encode = (pem: string) => Buffer.from(pem).toString('base64');
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name: 'home',
        cluster: { server: 'https://127.0.0.1:1', 'certificate-authority-data': encode(authority.pem) },
      },
    ],
    contexts: [{ name: 'home', context: { cluster: 'home', user: 'somebody' } }],
    'current-context': 'home',
    users: [
      {
        name: 'somebody',
        user: { 'client-certificate-data': encode(certificate), 'client-key-data': encode(key) },
      },
    ],
  });
}
