import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  Pkcs10CertificateRequestGenerator,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
  X509Certificate,
} from '@peculiar/x509';

cryptoProvider.set(webcrypto as Crypto);

const algorithm = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
};
const dayMs = 86_400_000;

/** A certificate and its key, PEM. */
export interface KeyPair {
  readonly certificate: string;
  readonly key: string;
}

/** What a certificate is asked to be; times in days from now. */
export interface CertificateRequest {
  readonly subject: string;
  readonly usage: 'server' | 'client';
  readonly names?: readonly { readonly type: 'dns' | 'ip'; readonly value: string }[];
  readonly days?: number;
  readonly startDays?: number;
}

/** A certificate authority that signs as MicroK8s' does. */
export class Authority {
  readonly pem: string;
  readonly keyPem: string;
  readonly #certificate: X509Certificate;
  readonly #key: CryptoKey;

  private constructor(certificate: X509Certificate, key: CryptoKey, keyPem: string) {
    this.pem = certificate.toString('pem');
    this.keyPem = keyPem;
    this.#certificate = certificate;
    this.#key = key;
  }

  /** The one whose certificate and key lie in a snap data folder, RSA or P-256. */
  static async open(snapData: string): Promise<Authority> {
    const [pem, keyPem] = await Promise.all(
      ['ca.crt', 'ca.key'].map((name) => readFile(join(snapData, 'certs', name), 'utf8')),
    );
    if (pem === undefined || keyPem === undefined) throw new Error('no authority');
    const certificate = new X509Certificate(pem);
    const key = await webcrypto.subtle.importKey(
      'pkcs8',
      PemConverter.decodeFirst(keyPem),
      { ...algorithm, ...certificate.publicKey.algorithm },
      true,
      ['sign'],
    );
    return new Authority(certificate, key, keyPem);
  }

  /** Makes a new one, valid for ten years. */
  static async create(subject = 'CN=10.152.183.1'): Promise<Authority> {
    const keys = await makeKeys();
    const certificate = await X509CertificateGenerator.createSelfSigned({
      name: subject,
      keys,
      signingAlgorithm: algorithm,
      notBefore: new Date(Date.now() - dayMs),
      notAfter: new Date(Date.now() + 3650 * dayMs),
      extensions: [
        new BasicConstraintsExtension(true, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      ],
    });
    return new Authority(certificate, keys.privateKey, await exportKey(keys.privateKey));
  }

  /** Another certificate of its key and name, for another time; PEM. */
  async dated(startDays: number, days: number): Promise<string> {
    const certificate = await X509CertificateGenerator.create({
      subject: this.#certificate.subject,
      issuer: this.#certificate.subject,
      publicKey: this.#certificate.publicKey,
      signingKey: this.#key,
      signingAlgorithm: algorithm,
      notBefore: new Date(Date.now() + startDays * dayMs),
      notAfter: new Date(Date.now() + days * dayMs),
      extensions: [
        new BasicConstraintsExtension(true, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      ],
    });
    return certificate.toString('pem');
  }

  /** Issues a certificate with a key of its own. */
  async issue({
    subject,
    usage,
    names = [],
    days = 365,
    startDays = -1,
  }: CertificateRequest): Promise<KeyPair> {
    const keys = await makeKeys();
    const certificate = await X509CertificateGenerator.create({
      subject,
      issuer: this.#certificate.subject,
      publicKey: keys.publicKey,
      signingKey: this.#key,
      signingAlgorithm: algorithm,
      notBefore: new Date(Date.now() + startDays * dayMs),
      notAfter: new Date(Date.now() + days * dayMs),
      extensions: [
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment),
        new ExtendedKeyUsageExtension([
          usage === 'server' ? ExtendedKeyUsage.serverAuth : ExtendedKeyUsage.clientAuth,
        ]),
        ...(names.length === 0 ? [] : [new SubjectAlternativeNameExtension([...names])]),
      ],
    });
    return { certificate: certificate.toString('pem'), key: await exportKey(keys.privateKey) };
  }
}

/** A new RSA key, PKCS#8 PEM. */
export async function makeKeyPem(): Promise<string> {
  return exportKey((await makeKeys()).privateKey);
}

/** A certificate signing request (PKCS#10) of a new key, both PEM. */
export async function makeCertificateRequest(
  subject: string,
): Promise<{ readonly requestPem: string; readonly keyPem: string }> {
  const keys = await makeKeys();
  const made = await Pkcs10CertificateRequestGenerator.create({
    name: subject,
    keys,
    signingAlgorithm: algorithm,
  });
  return { requestPem: made.toString('pem'), keyPem: await exportKey(keys.privateKey) };
}

function makeKeys(): Promise<CryptoKeyPair> {
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

async function exportKey(key: CryptoKey): Promise<string> {
  return PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), PemConverter.PrivateKeyTag);
}
