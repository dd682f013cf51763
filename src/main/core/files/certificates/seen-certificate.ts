import type {
  CertificateMaker,
  CertificateRole,
  CertificateRow,
  CertificateStanding,
} from '../../../../shared/contract/state/certificates-state.ts';
import type { CertificateFacts, Certificates } from '../../ports/cryptography.ts';
import { certificateFiles, kubeconfigFiles } from '../snap-data/certificate-files.ts';
import { pemBlocks } from './read-pem.ts';
import type { ObstacleOf } from './renewal-obstacle.ts';

/** One certificate at one place. */
export interface SeenCertificate {
  readonly role: CertificateRole;
  readonly standing: CertificateStanding;
  readonly maker: CertificateMaker;
  /** The name that its kubelet was told to have, which is not that of the machine. */
  readonly nodeName?: string;
  /** A file below the snap data folder, an absolute path, or the address of the server that shows it. */
  readonly place: string;
  /** Which one of its place it is, from 1. */
  readonly nth: number;
  /** Of the first one with those that follow it. */
  readonly pem: string;
  readonly facts: CertificateFacts;
}

const shownNames = 100;
const shownText = 500;
/** No more are read of one place. */
export const mostOfAPlace = 8;

/** The certificates of a PEM text that can be read; `rest` is the role of those after the first. */
export function seenIn(
  pem: string,
  {
    role,
    rest,
    standing,
    place,
  }: Pick<SeenCertificate, 'role' | 'standing' | 'place'> & { rest: CertificateRole },
  certificates: Pick<Certificates, 'read'>,
): readonly SeenCertificate[] {
  const blocks = pemBlocks(pem).slice(0, mostOfAPlace);
  return blocks.flatMap((block, at): SeenCertificate[] => {
    const facts = certificates.read(block);
    if (facts === null) return [];
    const [kind, own] = at === 0 ? [role, pem] : [rest, block];
    return [{ role: kind, standing, maker: 'microk8s', place, nth: at + 1, pem: own, facts }];
  });
}

/** One row for each certificate, wherever and however often it was seen, the soonest to end first. */
export function toRows(
  seen: readonly SeenCertificate[],
  { chain }: Pick<Certificates, 'chain'>,
  obstacleOf: ObstacleOf,
): CertificateRow[] {
  const seenAs = (wanted: CertificateRole) => seen.filter(({ role }) => role === wanted);
  const [authorities, frontProxyAuthorities, flagged] = [
    seenAs('ca'),
    seenAs('front-proxy-ca'),
    seenAs('trusted-ca'),
  ];
  const trustedFor = (role: CertificateRole): readonly SeenCertificate[] => {
    if (role === 'front-proxy-client') return frontProxyAuthorities;
    // Its clients trust what their kubeconfigs hold; it trusts what lies in its CA file.
    return role === 'server'
      ? authorities
      : authorities.filter(({ place }) => place === authorities[0]?.place);
  };

  const chainOf = ({ role, pem }: SeenCertificate): CertificateRow['chain'] => {
    if (role === 'kubelet-own') return 'own';
    if (trustedAsTheyAre.has(role)) return chain(pem, pem) === 'own' ? 'own' : 'unchecked';
    const trusted = trustedFor(role);
    if (trusted.length === 0) return 'unchecked';
    return chain(pem, [...trusted, ...flagged].map((each) => each.pem).join('\n'));
  };

  const byFingerprint = new Map<string, SeenCertificate[]>();
  for (const each of seen) {
    const same = byFingerprint.get(each.facts.fingerprint);
    if (same === undefined) byFingerprint.set(each.facts.fingerprint, [each]);
    else same.push(each);
  }
  const rows = [...byFingerprint.values()].flatMap((same) => {
    const [first] = same.toSorted((a, b) => rankOf(a) - rankOf(b));
    return first === undefined ? [] : [toRow(first, same, chainOf(first), obstacleOf(first))];
  });
  return rows.sort((a, b) => a.notAfter - b.notAfter);
}

/** Whoever trusts one does so whoever signed it, such as a root that is nowhere on this machine; or Keyfob knows no CA of theirs. */
const trustedAsTheyAre: ReadonlySet<CertificateRole> = new Set([
  'ca',
  'front-proxy-ca',
  'trusted-ca',
  'datastore',
  'remote-server',
  'etcd-client',
  'kubelet-rotated',
  'between',
]);

/** A certificate is what it is for its first user; one that lies elsewhere as well is not MicroK8s' to renew. */
function rankOf({ role, standing }: SeenCertificate): number {
  if (role === 'trusted-ca' || role === 'between') return 3;
  return { elsewhere: 0, own: 1, spare: 2 }[standing];
}

function toRow(
  { role, standing, maker, nodeName, place, nth, facts }: SeenCertificate,
  same: readonly SeenCertificate[],
  chain: CertificateRow['chain'],
  obstacle: CertificateRow['obstacle'],
): CertificateRow {
  const name = nth === 1 ? nameOf(place) : `${nameOf(place)} (${nth})`;
  return {
    id: role === 'ca' && place.startsWith('credentials/') ? `certificate:${name}:ca` : `certificate:${name}`,
    role,
    standing,
    name,
    places: [...new Set(same.map((each) => each.place))].slice(0, 8),
    subject: facts.subject.slice(0, shownText),
    issuer: facts.issuer.slice(0, shownText),
    names: facts.names.slice(0, shownNames).map((each) => each.slice(0, shownText)),
    serial: facts.serial,
    fingerprint: facts.fingerprint,
    notBefore: facts.notBefore,
    notAfter: facts.notAfter,
    chain,
    maker,
    ...(nodeName === undefined ? {} : { nodeName }),
    obstacle,
  };
}

const usualFiles: ReadonlySet<string> = new Set(
  [...certificateFiles, ...kubeconfigFiles].map(({ file }) => file),
);

/** A file that MicroK8s makes by its name, which no other such has, any other by its path, and a server by its host and port. */
function nameOf(place: string): string {
  if (usualFiles.has(place)) return place.slice(place.lastIndexOf('/') + 1);
  return place.replace(/^https:\/\//, '');
}

/** A kubelet that finds no certificate makes a CA named after its host and the second, for this one. */
export function isMadeByKubelet({ issuer }: CertificateFacts): boolean {
  return /-ca@\d+$/.test(issuer);
}
