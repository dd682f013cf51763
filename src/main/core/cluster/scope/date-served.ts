import type { CertificatesState } from '../../../../shared/contract/state/certificates-state.ts';
import { standingOf, type Facts } from './facts.ts';

/** The certificates with the time of those that only the server showed, unless it showed them at the newest look. */
export function dateServed(
  certificates: CertificatesState,
  server: string,
  { served, serverStoppedAt }: Pick<Facts, 'served' | 'serverStoppedAt'>,
  now: number,
): CertificatesState {
  if (certificates === null || served === null) return certificates;
  const { at, isNewest } = served;
  const standing = standingOf({ at, by: 'api-server' }, isNewest, serverStoppedAt, now);
  if (standing === 'now') return certificates;
  const rows = certificates.rows.map((row) =>
    row.places.every((place) => place === server) ? { ...row, seen: { at, standing } } : row,
  );
  return { ...certificates, rows };
}
