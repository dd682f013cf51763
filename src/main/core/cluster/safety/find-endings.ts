import { describeCertificate } from '../../../../shared/words/certificate-words.ts';
import { isInUse } from '../../../../shared/contract/state/certificate-use.ts';
import type {
  CertificateRow,
  CertificatesState,
} from '../../../../shared/contract/state/certificates-state.ts';
import { certificateState } from '../../../../shared/contract/state/lifetime-state.ts';
import { nothingKnown } from '../../../../shared/words/known/known.ts';
import type { SafetyFinding } from '../../../../shared/contract/state/safety-state.ts';
import type { ClusterState } from '../../../../shared/contract/state/snapshot.ts';

type OpenCluster = Extract<ClusterState, { status: 'open' }>;
type Ending = Extract<SafetyFinding, { kind: 'certificate-ending' }>;

/** The certificates that have expired or soon do, the first to end first; those that one command renews are one. */
export function findEndings(
  { mode, snapData }: OpenCluster,
  certificates: CertificatesState,
  now: number,
): Ending[] {
  const ending = certificatesInUse(certificates)
    .filter((row) => ['soon', 'expired'].includes(certificateState(row, now)))
    .sort((a, b) => a.notAfter - b.notAfter);
  const found = new Map<string, Ending>();
  for (const row of ending) {
    const { id, name, role, notAfter } = row;
    const key = describeCertificate(row, { ...nothingKnown, mode, snapData }).command ?? id;
    const first = found.get(key);
    if (first === undefined)
      found.set(key, {
        kind: 'certificate-ending',
        ...nameRow(row, mode),
        ...{ notAfter, isExpired: notAfter <= now, also: [] },
      });
    else first.also.push({ id, name, role, notAfter });
  }
  return [...found.values()];
}

/** What MicroK8s keeps and nobody uses breaks nothing, nor does what was used once. */
export function certificatesInUse(certificates: CertificatesState): readonly CertificateRow[] {
  return (certificates?.rows ?? []).filter(isInUse);
}

/** What a finding tells of a certificate. */
export function nameRow(row: CertificateRow, mode: OpenCluster['mode']) {
  const { id, name, role, standing, maker, nodeName, seen, obstacle } = row;
  return {
    ...{ id, name, role, standing, maker, obstacle, mode },
    ...(nodeName === undefined ? {} : { nodeName }),
    ...(seen === undefined ? {} : { seen }),
  };
}
