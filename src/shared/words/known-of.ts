import { obstacleWords, renewalName } from './certificate-words.ts';
import { certificatePhrases } from './en/certificate-phrases.ts';
import type { CertificatesState } from '../contract/state/certificates-state.ts';
import { describe } from './describe.ts';
import { wayPhrases } from './en/way-phrases.ts';
import type { AppError } from '../contract/errors/errors.ts';
import { isOfNoUse } from '../contract/errors/of-no-use.ts';
import { nothingKnown, type Known, type OwnCredential, type Sentences } from './known/known.ts';
import type { SafetyFinding } from '../contract/state/safety-state.ts';
import type { Snapshot } from '../contract/state/snapshot.ts';

type OpenCluster = Extract<Snapshot['cluster'], { status: 'open' }>;

/** What the snapshot knows that decides which way out fits; `now` in epoch milliseconds. */
export function knownOf(
  {
    cluster,
    certificates,
    safety,
  }: Pick<Snapshot, 'cluster' | 'certificates'> & { readonly safety: readonly SafetyFinding[] },
  now: number,
): Known {
  if (cluster.status !== 'open') return { ...nothingKnown, snapData: cluster.snapData };
  const { warning } = cluster;
  return {
    snapData: cluster.snapData,
    mode: cluster.mode,
    own: ownCredential(cluster, certificates, now),
    halted: cluster.halted,
    breaksStart: warning !== null && breaksStart(warning) ? sentences(warning) : brokenTokenKey(certificates),
    brokenCertificate: brokenCertificate(certificates),
    locksOut: locksOut(warning, safety),
    uncompared: warning === null || breaksStart(warning) || locksItOut(warning) ? null : sentences(warning),
    isClockDoubtful: safety.some(({ kind }) => kind === 'file-from-later' || kind === 'certificates-not-yet'),
    obstacles: obstacles(certificates),
  };
}

const startBreakers: ReadonlySet<AppError['code']> = new Set([
  'args-refused',
  'token-file-refused',
  // The token file, which is the only file that a warning names so.
  'file-missing',
  'file-not-regular',
  'file-link-loop',
]);

function breaksStart({ code }: AppError): boolean {
  return startBreakers.has(code);
}

function locksItOut({ code }: AppError): boolean {
  return code === 'admin-token-differs' || code === 'token-file-unnamed';
}

function locksOut(warning: AppError | null, safety: readonly SafetyFinding[]): Sentences | null {
  if (warning !== null && locksItOut(warning)) return sentences(warning);
  return safety.some(({ kind }) => kind === 'rotation-unsettled') ? wayPhrases().rotationCutOff : null;
}

function brokenCertificate(certificates: CertificatesState): Known['brokenCertificate'] {
  const broken = certificates?.unread.find(
    ({ role, standing, error }) =>
      role === 'server' &&
      standing !== 'spare' &&
      (error.code === 'certificate-unusable' ||
        error.code === 'certificate-key-unusable' ||
        error.code === 'file-missing'),
  );
  return broken === undefined ? null : { ...sentences(broken.error), isOwn: broken.standing === 'own' };
}

/** Without the key of its tokens the API server does not start. */
function brokenTokenKey(certificates: CertificatesState): Sentences | null {
  const broken = certificates?.unread.find(({ role, error }) => role === 'token-key' && isOfNoUse(error));
  if (broken === undefined) return null;
  return { message: sentences(broken.error).message, remedy: certificatePhrases().restoreTokenKey };
}

function sentences(error: AppError): Sentences {
  const { message, remedy } = describe(error, nothingKnown);
  return { message, remedy };
}

function ownCredential(
  { admin }: OpenCluster,
  certificates: CertificatesState,
  seenAt: number,
): OwnCredential {
  if (admin.kind === 'static-token') return { kind: 'static-token' };
  const { notBefore, notAfter } = admin;
  const row = certificates?.rows.find(
    (each) => each.role === 'admin' && each.notBefore === notBefore && each.notAfter === notAfter,
  );
  const of = (state: Extract<OwnCredential, { state: unknown }>['state'], at: number): OwnCredential => ({
    kind: 'client-certificate',
    state,
    at,
    seenAt,
  });
  if (row?.chain === 'broken') return of('foreign', notAfter);
  if (seenAt < notBefore) return of('not-yet', notBefore);
  return of(notAfter <= seenAt ? 'expired' : 'fine', notAfter);
}

function obstacles(certificates: CertificatesState): ReadonlyMap<string, string> {
  const all = [...(certificates?.rows ?? []), ...(certificates?.unread ?? [])];
  return new Map(
    all.flatMap(({ role, standing, obstacle }) => {
      const name = renewalName(role);
      return name === null || standing !== 'own' || obstacle === null
        ? []
        : [[name, obstacleWords(obstacle)] as const];
    }),
  );
}
