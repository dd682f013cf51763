import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import {
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

/** What the demo API server needs to speak TLS, all PEM. */
export interface DemoCertificates {
  readonly authority: string;
  readonly server: string;
  readonly serverKey: string;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const dayMs = 86_400_000;

/** Makes a CA and a server certificate with the names and lifetimes of MicroK8s', valid from `now` (epoch milliseconds). */
export async function makeDemoCertificates(now: number): Promise<DemoCertificates> {
  cryptoProvider.set(webcrypto as Crypto);
  const [authorityKeys, serverKeys] = await Promise.all([makeKeys(), makeKeys()]);
  const validFor = (days: number) => ({
    notBefore: new Date(now - 60_000),
    notAfter: new Date(now + days * dayMs),
  });
  const authority = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=10.152.183.1',
    keys: authorityKeys,
    signingAlgorithm: algorithm,
    ...validFor(3650),
    extensions: [
      new BasicConstraintsExtension(true, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  });
  const server = await X509CertificateGenerator.create({
    subject: 'CN=127.0.0.1',
    issuer: authority.subject,
    publicKey: serverKeys.publicKey,
    signingKey: authorityKeys.privateKey,
    signingAlgorithm: algorithm,
    ...validFor(365),
    extensions: [
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([
        { type: 'dns', value: 'kubernetes' },
        { type: 'dns', value: 'kubernetes.default' },
        { type: 'dns', value: 'kubernetes.default.svc' },
        { type: 'dns', value: 'localhost' },
        { type: 'ip', value: '127.0.0.1' },
        { type: 'ip', value: '10.152.183.1' },
      ]),
    ],
  });
  const key = await webcrypto.subtle.exportKey('pkcs8', serverKeys.privateKey);
  return {
    authority: authority.toString('pem'),
    server: server.toString('pem'),
    serverKey: PemConverter.encode(key, PemConverter.PrivateKeyTag),
  };
}

function makeKeys(): Promise<CryptoKeyPair> {
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}
