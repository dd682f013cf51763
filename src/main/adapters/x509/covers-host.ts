import type { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { namesOf } from './x509.ts';

/**
 * Whether a certificate is for a host, as Go decides: by its subject alternative names only, and a wildcard stands for one
 * whole first label, whatever follows.
 */
export function coversHost(certificate: X509Certificate, host: string): boolean {
  if (isIP(host) !== 0) return certificate.checkIP(host) !== undefined;
  const labels = host.toLowerCase().split('.');
  return namesOf(certificate)
    .filter(({ kind }) => kind === 'DNS')
    .some(({ value }) => {
      const [first, ...others] = value.toLowerCase().split('.');
      const isFirst = first === labels[0] || (first === '*' && others.length > 0);
      return isFirst && others.length === labels.length - 1 && others.join('.') === labels.slice(1).join('.');
    });
}
