import type { CertificateRole } from '../../../../shared/contract/state/certificates-state.ts';
import type { Standing } from '../../../../shared/contract/state/seen.ts';
import type { ServerCertificate } from '../../ports/cluster-api.ts';
import type { SeenCertificate } from './seen-certificate.ts';

/** The certificates that the API server showed, PEM, its own first, and what that says by now. */
export interface ServedChain {
  readonly value: string;
  readonly standing: Standing;
}

/** What a server shows now; null where it shows nothing. */
export async function seeServed(
  server: string,
  serverCertificate: Pick<ServerCertificate, 'see'>,
): Promise<ServedChain | null> {
  const shown = await serverCertificate.see(server);
  return shown.ok ? { value: shown.value, standing: 'now' } : null;
}

/** Whoever signs in with them reads a copy in a kubeconfig, not the file that MicroK8s made it from. */
const copied: ReadonlySet<CertificateRole> = new Set(['admin', 'controller', 'scheduler', 'proxy']);

/** Marks the files of client certificates whose kubeconfig holds another one. */
export function markSpare(seen: readonly SeenCertificate[]): readonly SeenCertificate[] {
  const held = seen.filter(({ role, place }) => copied.has(role) && place.startsWith('credentials/'));
  return seen.map((each) => {
    const inUse = held.filter(({ role }) => role === each.role);
    const isUsed = inUse.length === 0 || inUse.some(({ facts }) => isSame(facts, each.facts));
    return isUsed ? each : { ...each, standing: 'spare' };
  });
}

/**
 * Adds what the API server shows. A file that holds the same is the one that it reads, and no other file of its kind is
 * in use then; where none does, it goes on with what a file held before, and the files count for its next start. What it
 * showed once says nothing of them any more.
 */
export function withShown(
  inFiles: readonly SeenCertificate[],
  shown: readonly SeenCertificate[],
  isPast: boolean,
): readonly SeenCertificate[] {
  const [leaf] = shown;
  if (leaf === undefined) return inFiles;
  if (isPast) return [...inFiles, ...shown];
  const isShown = ({ facts }: SeenCertificate) => isSame(facts, leaf.facts);
  const source = inFiles.find(isShown);
  if (source === undefined) return [...inFiles, ...shown];
  const files = inFiles.map((each): SeenCertificate => {
    if (each.role !== 'server') return each;
    if (!isShown(each)) return { ...each, standing: 'spare' };
    return each.standing === 'spare' ? { ...each, standing: 'own' } : each;
  });
  const standing = files.find((each) => isShown(each) && each.standing === 'elsewhere')?.standing ?? 'own';
  return [...files, ...shown.map((each) => ({ ...each, standing }))];
}

function isSame(a: SeenCertificate['facts'], b: SeenCertificate['facts']): boolean {
  return a.fingerprint === b.fingerprint;
}
