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
  type X509Certificate,
} from '@peculiar/x509';

/** The certificates of the demo cluster and the keys that lie beside them, all PEM. */
export interface DemoCertificates {
  readonly authority: string;
  readonly authorityKey: string;
  readonly server: string;
  readonly serverKey: string;
  /** The administrator's client certificate, which MicroK8s makes from 1.28 on. */
  readonly admin: string;
  readonly adminKey: string;
  readonly frontProxyAuthority: string;
  readonly frontProxyAuthorityKey: string;
  readonly frontProxyClient: string;
  readonly frontProxyClientKey: string;
  readonly kubelet: string;
  readonly datastore: string;
  /** When the cluster was installed, epoch milliseconds. */
  readonly installedAt: number;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const dayMs = 86_400_000;
/** The demo was installed so long ago that its yearly certificates end soon; its kubelet made its own anew since. */
const ageDays = 341;
const kubeletAgeDays = 236;

interface Issuer {
  readonly certificate: X509Certificate;
  readonly keys: webcrypto.CryptoKeyPair;
}

/** Makes certificates with the names and lifetimes of MicroK8s', of a cluster that is nearly a year old at `now` (epoch milliseconds). */
export async function makeDemoCertificates(now: number): Promise<DemoCertificates> {
  cryptoProvider.set(webcrypto);
  const installed = now - ageDays * dayMs;
  const kubeletMade = now - kubeletAgeDays * dayMs;
  const [authority, frontProxyAuthority, kubeletAuthority, datastore] = await Promise.all([
    makeAuthority('CN=10.152.183.1', installed, 3650),
    makeAuthority('CN=front-proxy-ca', installed, 3650),
    makeAuthority(`CN=demo-ca@${Math.floor(kubeletMade / 1000)}`, kubeletMade, 365),
    makeAuthority('CN=k8s', installed, 3650),
  ]);
  const [serverKeys, adminKeys, clientKeys, kubeletKeys] = await Promise.all([
    makeKeys(),
    makeKeys(),
    makeKeys(),
    makeKeys(),
  ]);
  const [server, admin, frontProxyClient, kubelet] = await Promise.all([
    issue(
      authority,
      { subject: 'CN=127.0.0.1', keys: serverKeys, usage: 'serverAuth', names: serverNames },
      installed,
    ),
    issue(
      authority,
      { subject: 'O=system:masters,CN=admin', keys: adminKeys, usage: 'clientAuth', days: 3650 },
      installed,
    ),
    issue(
      frontProxyAuthority,
      { subject: 'CN=front-proxy-client', keys: clientKeys, usage: 'clientAuth' },
      installed,
    ),
    issue(
      kubeletAuthority,
      {
        subject: `CN=demo@${Math.floor(kubeletMade / 1000)}`,
        keys: kubeletKeys,
        usage: 'serverAuth',
        names: [{ type: 'dns', value: 'demo' }],
      },
      kubeletMade,
    ),
  ]);
  const [authorityKey, serverKey, adminKey, frontProxyAuthorityKey, frontProxyClientKey] = await Promise.all([
    exportKey(authority.keys),
    exportKey(serverKeys),
    exportKey(adminKeys),
    exportKey(frontProxyAuthority.keys),
    exportKey(clientKeys),
  ]);
  return {
    authority: authority.certificate.toString('pem'),
    authorityKey,
    server: server.toString('pem'),
    serverKey,
    admin: admin.toString('pem'),
    adminKey,
    frontProxyAuthority: frontProxyAuthority.certificate.toString('pem'),
    frontProxyAuthorityKey,
    frontProxyClient: frontProxyClient.toString('pem'),
    frontProxyClientKey,
    kubelet: kubelet.toString('pem'),
    datastore: datastore.certificate.toString('pem'),
    installedAt: installed,
  };
}

interface Name {
  readonly type: 'dns' | 'ip';
  readonly value: string;
}

const serverNames: readonly Name[] = [
  { type: 'dns', value: 'kubernetes' },
  { type: 'dns', value: 'kubernetes.default' },
  { type: 'dns', value: 'kubernetes.default.svc' },
  { type: 'dns', value: 'localhost' },
  { type: 'ip', value: '127.0.0.1' },
  { type: 'ip', value: '10.152.183.1' },
];

async function makeAuthority(name: string, notBefore: number, days: number): Promise<Issuer> {
  const keys = await makeKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name,
    keys,
    signingAlgorithm: algorithm,
    ...validFor(notBefore, days),
    extensions: [
      new BasicConstraintsExtension(true, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  });
  return { certificate, keys };
}

function issue(
  { certificate, keys }: Issuer,
  request: {
    readonly subject: string;
    readonly keys: webcrypto.CryptoKeyPair;
    readonly usage: 'serverAuth' | 'clientAuth';
    readonly names?: readonly Name[];
    readonly days?: number;
  },
  notBefore: number,
): Promise<X509Certificate> {
  const { subject, usage, names = [], days = 365 } = request;
  return X509CertificateGenerator.create({
    subject,
    issuer: certificate.subject,
    publicKey: request.keys.publicKey,
    signingKey: keys.privateKey,
    signingAlgorithm: algorithm,
    ...validFor(notBefore, days),
    extensions: [
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage[usage]]),
      ...(names.length === 0 ? [] : [new SubjectAlternativeNameExtension([...names])]),
    ],
  });
}

function validFor(notBefore: number, days: number) {
  return { notBefore: new Date(notBefore), notAfter: new Date(notBefore + days * dayMs) };
}

function makeKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

async function exportKey({ privateKey }: webcrypto.CryptoKeyPair): Promise<string> {
  return PemConverter.encode(
    await webcrypto.subtle.exportKey('pkcs8', privateKey),
    PemConverter.PrivateKeyTag,
  );
}
