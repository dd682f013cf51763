import type { CertificateRow } from './certificates-state.ts';

/** Whether the cluster uses it, as far as that is known now: what is spare is not, nor what the server showed only once. */
export function isInUse({ standing, seen }: Pick<CertificateRow, 'standing' | 'seen'>): boolean {
  return standing !== 'spare' && seen?.standing !== 'past';
}
