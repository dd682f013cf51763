import type { UnreadCertificate } from '../../../shared/certificates-state.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { Certificates } from '../ports/certificates.ts';
import type { SnapDataFiles } from '../ports/snap-data-files.ts';
import { Secret } from '../secret.ts';
import { utf8 } from '../utf8.ts';
import type { CertificatePlace } from './certificate-files.ts';
import { readPem } from './read-pem.ts';
import { isMadeByKubelet, mostOfAPlace, seenIn, type SeenCertificate } from './seen-certificate.ts';

/** What reading one file needs. */
export interface ReadPlacePorts {
  readonly files: Pick<SnapDataFiles, 'read'>;
  readonly certificates: Certificates;
}

/** What one file holds: certificates, what is wrong with them, and when it last changed (epoch milliseconds). */
export interface Look {
  readonly seen: readonly SeenCertificate[];
  readonly unread: readonly UnreadCertificate[];
  readonly changedAt: number | null;
}

const certificateLimit = 256 * 1024;
const keyLimit = 64 * 1024;

/** Reads a file of certificates, and whether the key that lies with it belongs to the first. */
export async function readPlace(
  { path, place, role, standing, key, isNeeded, isKeyNeeded }: CertificatePlace,
  ports: ReadPlacePorts,
): Promise<Look> {
  const { files, certificates } = ports;
  const unread = (file: string, error: AppError): UnreadCertificate => ({
    ...{ id: `file:${file}`, role, standing, error },
  });
  const content = await files.read(path, certificateLimit);
  if (!content.ok) {
    // No cluster has every file: one that is not there is no failure, unless the API server was told to use it.
    const isAbsent = content.error.code === 'file-missing' && !isNeeded;
    return { seen: [], unread: isAbsent ? [] : [unread(path, content.error)], changedAt: null };
  }
  const { bytes, changedAt } = content.value;
  const { blocks, problem } = readPem(bytes);
  const rest = role.endsWith('ca') ? role : 'between';
  const seen = seenIn(blocks.join(''), { role, rest, standing, place }, certificates);
  const what = problem ?? (seen.length < Math.min(blocks.length, mostOfAPlace) ? 'damaged' : null);
  const [first] = seen;
  const keyError =
    what === null && first !== undefined && key !== null && standing !== 'spare'
      ? await judgeKey(key, first.pem, isKeyNeeded, ports)
      : null;
  return {
    seen: seen.map((each) =>
      each.role === 'kubelet' && isMadeByKubelet(each.facts) ? { ...each, role: 'kubelet-own' } : each,
    ),
    unread: [
      ...(what === null ? [] : [unread(path, { code: 'certificate-unusable', file: path, problem: what })]),
      ...(keyError === null || key === null ? [] : [unread(key, keyError)]),
    ],
    changedAt,
  };
}

/** What is wrong with a key; null as well where only root may look. */
async function judgeKey(
  file: string,
  pem: string,
  isNeeded: boolean,
  { files, certificates }: ReadPlacePorts,
): Promise<AppError | null> {
  const content = await files.read(file, keyLimit);
  if (!content.ok) return content.error.code === 'file-missing' && isNeeded ? content.error : null;
  const { bytes } = content.value;
  if (bytes.length === 0) return { code: 'certificate-key-unusable', file, problem: 'empty' };
  const key = new Secret(utf8(bytes));
  if (certificates.isPair(pem, key)) return null;
  const problem = certificates.isKey(key) ? 'other-key' : 'damaged';
  return { code: 'certificate-key-unusable', file, problem };
}
