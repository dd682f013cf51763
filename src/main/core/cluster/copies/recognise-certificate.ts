import type { Certificates } from '../../ports/cryptography.ts';
import type { ClusterAddress } from '../../ports/cluster-api.ts';
import { isLoopback } from '../../files/kubeconfig/loopback.ts';
import type { CopyPlace } from './copy-places.ts';
import type { RecognisedCertificate } from './find-copies.ts';
import type { HeldCertificate } from './held-credentials.ts';

/** Whom every cluster takes for its administrator. */
const masters = /(?:^|[,+]\s*)O=system:masters(?:$|\s*[,+])/;

/**
 * Tells an administrator's client certificate of one cluster: `current` has the key of client.config, `other` is another
 * one that its CA signed, and `former` is of a CA that it does not have, but lies in its own backups or is for its address,
 * unless that leads every machine to itself.
 */
export function recogniseCertificate(
  { pem, keys, servers }: HeldCertificate,
  {
    own,
    address,
    place,
  }: {
    /** The keys of its CAs. */
    readonly own: readonly string[];
    readonly address: ClusterAddress;
    readonly place: CopyPlace['place'];
  },
  certificates: Certificates,
): RecognisedCertificate | null {
  const { credential, authorityPem, server } = address;
  const facts = certificates.read(pem);
  if (facts === null) return null;
  const { notAfter, publicKeySha256, subject } = facts;
  const isSigned = certificates.chain(pem, authorityPem) === 'signed';
  const ofNow =
    credential.kind === 'client-certificate' ? certificates.read(credential.certificatePem) : null;
  if (isSigned && ofNow?.publicKeySha256 === publicKeySha256) return { holds: 'current', notAfter };
  if (!masters.test(subject)) return null;
  if (isSigned) return { holds: 'other', notAfter };
  if (keys.some((key) => own.includes(key))) return null;
  const isForAddress = servers.includes(server) && !isLoopback(hostOf(server));
  return place !== 'own-kubeconfig' || isForAddress ? { holds: 'former', notAfter } : null;
}

function hostOf(server: string): string {
  return /^https:\/\/\[?([^\]]*?)\]?:\d+$/.exec(server)?.[1] ?? server;
}
