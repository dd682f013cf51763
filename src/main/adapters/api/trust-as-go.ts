import { X509Certificate } from 'node:crypto';
import type { ConnectionOptions, DetailedPeerCertificate, PeerCertificate } from 'node:tls';
import { coversHost } from '../x509/covers-host.ts';
import { decode, maySign } from '../x509/x509.ts';

/** Options with which TLS trusts a server as kubectl does, whatever the environment says. */
export const trustAsGo = {
  // Its default is what NODE_TLS_REJECT_UNAUTHORIZED says.
  rejectUnauthorized: true,
  // What is trusted needs no CA above it: an intermediate, or the server’s certificate itself.
  allowPartialTrustChain: true,
  minVersion: 'TLSv1.2',
  // Those of crypto/tls. BoringSSL offers neither Ed25519 nor P-521 by itself.
  sigalgs: [
    'rsa_pss_rsae_sha256',
    'ecdsa_secp256r1_sha256',
    'ed25519',
    'rsa_pss_rsae_sha384',
    'rsa_pss_rsae_sha512',
    'rsa_pkcs1_sha256',
    'rsa_pkcs1_sha384',
    'rsa_pkcs1_sha512',
    'ecdsa_secp384r1_sha384',
    'ecdsa_secp521r1_sha512',
  ].join(':'),
  checkServerIdentity: (host, shown) => {
    if (!decode(false, () => coversHost(new X509Certificate(shown.raw), host)))
      return coded('ERR_TLS_CERT_ALTNAME_INVALID');
    // BoringSSL lets whatever is trusted sign: a server’s own certificate, too, whose key is no CA’s.
    const areCas = issuersOf(shown).every(({ raw }) =>
      decode(false, () => maySign(new X509Certificate(raw))),
    );
    return areCas ? undefined : coded('INVALID_CA');
  },
} as const satisfies ConnectionOptions;

/** The certificates above one, up to one that signed itself or whose signer is nowhere; Node hands them on with it. */
function issuersOf(shown: PeerCertificate & Partial<DetailedPeerCertificate>): readonly PeerCertificate[] {
  const above: PeerCertificate[] = [];
  let [below, issuer] = [shown, shown.issuerCertificate];
  while (issuer !== undefined && !issuer.raw.equals(below.raw)) {
    above.push(issuer);
    [below, issuer] = [issuer, issuer.issuerCertificate];
  }
  return above;
}

function coded(code: string): Error {
  return Object.assign(new Error(code), { code });
}
