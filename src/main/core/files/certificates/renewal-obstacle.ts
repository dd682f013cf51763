import {
  isByTokenFile,
  type AuthenticationMode,
} from '../../../../shared/contract/state/authentication-mode.ts';
import type {
  CertificateRole,
  CertificateRow,
  CertificateStanding,
  RenewalObstacle,
} from '../../../../shared/contract/state/certificates-state.ts';

/** A key that is of no use to the certificate beside it, or one elsewhere that is in use with it. */
export interface BadKey<Problem extends RenewalObstacle['problem'] = RenewalObstacle['problem']> {
  readonly role: CertificateRole;
  readonly standing: CertificateStanding;
  readonly obstacle: { readonly file: string; readonly problem: Problem };
}

/** What may stand in the way of renewing a certificate. */
export type ObstacleOf = (
  certificate: Pick<CertificateRow, 'role' | 'standing' | 'maker'>,
) => RenewalObstacle | null;

/** With the CA, refresh-certs makes anew what it signs. */
const withCa: ReadonlySet<CertificateRole> = new Set([
  'ca',
  'admin',
  'controller',
  'scheduler',
  'proxy',
  'kubelet',
  'apiserver-kubelet-client',
]);

/** Tells from the keys that are of no use what refresh-certs would break, for it signs with them and replaces none. */
export function obstaclesOf(badKeys: readonly BadKey[], mode: AuthenticationMode): ObstacleOf {
  const own = badKeys.filter(({ standing }) => standing === 'own');
  const of = (role: CertificateRole, ...problems: readonly RenewalObstacle['problem'][]) =>
    own.find((each) => each.role === role && problems.includes(each.obstacle.problem))?.obstacle ?? null;
  const ofOwn = (role: CertificateRole) => of(role, 'elsewhere', 'missing', 'empty', 'damaged');
  const ofSigner = (role: CertificateRole) => of(role, 'missing', 'empty', 'damaged', 'other-key');
  /** A missing one is made with the CA. */
  const ofSigned = (role: CertificateRole) => of(role, 'elsewhere', 'empty', 'damaged');

  return ({ role, standing, maker }) => {
    if (standing !== 'own') return null;
    if (maker === 'ca') return ofOwn('kubelet') ?? ofSigner('ca');
    if (maker !== 'microk8s') return null;
    if (role === 'server') return ofOwn('server') ?? ofSigner('ca');
    if (role === 'front-proxy-client') return ofOwn(role) ?? ofSigner('front-proxy-ca');
    if (!withCa.has(role)) return null;
    const signed = ['server', 'front-proxy-client', ...(isByTokenFile(mode) ? [] : withCa)] as const;
    return ofSigner('ca') ?? signed.map(ofSigned).find((each) => each !== null) ?? null;
  };
}
