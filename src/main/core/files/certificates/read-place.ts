import type {
  FileChange,
  RenewalObstacle,
  UnreadCertificate,
} from '../../../../shared/contract/state/certificates-state.ts';
import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { fileLimits } from '../text/file-limits.ts';
import type { Certificates } from '../../ports/cryptography.ts';
import type { SnapDataFiles } from '../../ports/files.ts';
import { Secret } from '../../ports/secret.ts';
import { utf8 } from '../text/utf8.ts';
import type { CertificatePlace } from '../snap-data/certificate-files.ts';
import { readPem } from './read-pem.ts';
import type { BadKey } from './renewal-obstacle.ts';
import { isMadeByKubelet, mostOfAPlace, seenIn, type SeenCertificate } from './seen-certificate.ts';

/** What reading one file needs. */
export interface ReadPlacePorts {
  readonly files: Pick<SnapDataFiles, 'read'>;
  readonly certificates: Certificates;
}

/** What is wrong with a file, before it is known what would renew the certificate. */
export type Unread = Omit<UnreadCertificate, 'obstacle'>;

/** What one file holds: certificates, what is wrong with them and their key, and when it last changed. */
export interface SeenFile {
  readonly seen: readonly SeenCertificate[];
  readonly unread: readonly Unread[];
  readonly badKeys: readonly BadKey[];
  readonly change: FileChange | null;
}

/** What can be wrong with a key itself. */
type KeyProblem = Exclude<RenewalObstacle['problem'], 'elsewhere'>;

/** Reads a file of certificates, and whether the key that lies with it belongs to the first. */
export async function readPlace(
  { path, place, role, standing, key, isNeeded, isKeyNeeded, isKeyElsewhere }: CertificatePlace,
  ports: ReadPlacePorts,
): Promise<SeenFile> {
  const { files, certificates } = ports;
  const unread = (file: string, error: AppError): Unread => ({
    ...{ id: `file:${file}`, role, standing, error, maker: 'microk8s' },
  });
  const judge = async (pem: string | null): Promise<readonly BadKey<KeyProblem>[]> => {
    const problem = key === null || standing === 'spare' ? null : await judgeKey(key, pem, ports);
    return key === null || problem === null ? [] : [{ role, standing, obstacle: { file: key, problem } }];
  };
  const elsewhere: readonly BadKey[] =
    key === null || !isKeyElsewhere
      ? []
      : [{ role, standing, obstacle: { file: key, problem: 'elsewhere' } }];
  const content = await files.read(path, fileLimits.certificates);
  if (!content.ok) {
    // No cluster has every file: one that is not there is no failure, unless the API server was told to use it.
    const isAbsent = content.error.code === 'file-missing' && !isNeeded;
    return {
      seen: [],
      unread: isAbsent ? [] : [unread(path, content.error)],
      badKeys: [...elsewhere, ...(await judge(null))],
      change: null,
    };
  }
  const { bytes, changedAt } = content.value;
  const { blocks, problem } = readPem(bytes);
  const rest = role.endsWith('ca') ? role : 'between';
  const seen = seenIn(blocks.join(''), { role, rest, standing, place }, certificates);
  const what = problem ?? (seen.length < Math.min(blocks.length, mostOfAPlace) ? 'damaged' : null);
  const whole = what === null ? seen[0] : undefined;
  const badKeys = await judge(whole?.pem ?? null);
  return {
    seen: seen.map((each) =>
      each.role === 'kubelet' && isMadeByKubelet(each.facts) ? { ...each, role: 'kubelet-own' } : each,
    ),
    unread: [
      ...(what === null ? [] : [unread(path, { code: 'certificate-unusable', file: path, problem: what })]),
      ...(whole === undefined ? [] : badKeys).flatMap(({ obstacle }) => {
        const error = errorOf(obstacle, isKeyNeeded);
        return error === null ? [] : [unread(obstacle.file, error)];
      }),
    ],
    badKeys: [...elsewhere, ...badKeys],
    change: { file: path, at: changedAt },
  };
}

/** What is wrong with a key, of the certificate if that can be read; null as well where only root may look. */
async function judgeKey(
  file: string,
  pem: string | null,
  { files, certificates }: ReadPlacePorts,
): Promise<KeyProblem | null> {
  const content = await files.read(file, fileLimits.key);
  if (!content.ok) return content.error.code === 'file-missing' ? 'missing' : null;
  const { bytes } = content.value;
  if (bytes.length === 0) return 'empty';
  const key = new Secret(utf8(bytes));
  if (!certificates.isKey(key)) return 'damaged';
  return pem === null || certificates.isPair(pem, key) ? null : 'other-key';
}

/** What the cluster does without is no failure. */
function errorOf({ file, problem }: BadKey<KeyProblem>['obstacle'], isNeeded: boolean): AppError | null {
  if (problem === 'missing') return isNeeded ? { code: 'file-missing', file } : null;
  return { code: 'certificate-key-unusable', file, problem };
}
