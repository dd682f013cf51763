import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsageExtension,
  Extension,
  GeneralNames,
  KeyUsagesExtension,
  type KeyUsageFlags,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { withoutExtensions } from './der.ts';

cryptoProvider.set(webcrypto as Crypto);

const dayMs = 86_400_000;
const rsa = { name: 'RSASSA-PKCS1-v1_5', publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' };

/** The kinds of keys that certificates have. */
export const keyKinds = {
  'RSA-2048': { ...rsa, modulusLength: 2048 },
  'RSA-1024': { ...rsa, modulusLength: 1024 },
  'P-256': { name: 'ECDSA', namedCurve: 'P-256' },
  'P-384': { name: 'ECDSA', namedCurve: 'P-384' },
  'P-521': { name: 'ECDSA', namedCurve: 'P-521' },
  Ed25519: { name: 'Ed25519' },
} as const;
export type KeyKind = keyof typeof keyKinds;

/** Somebody with a name and a key. */
export interface Party {
  readonly subject: string;
  readonly kind: KeyKind;
  readonly keys: CryptoKeyPair;
  /** PKCS#8, PEM. */
  readonly keyPem: string;
}

/** What a certificate says; days from now. */
export interface Content {
  readonly ca?: 'yes' | 'no' | 'unsaid';
  readonly pathLength?: number;
  readonly keyUsage?: KeyUsageFlags | null;
  readonly extendedKeyUsage?: readonly string[];
  readonly names?: readonly { readonly type: 'dns' | 'ip'; readonly value: string }[];
  readonly startDays?: number;
  readonly endDays?: number;
  readonly hash?: 'SHA-256' | 'SHA-1' | 'SHA-384';
  /** Which key the certificate says it was signed by. */
  readonly authorityKey?: 'none' | 'right' | 'wrong' | 'wrong-serial';
  /** The DNS name below which its certificates must stay. */
  readonly permittedName?: string;
  readonly serial?: string;
  readonly isVersion1?: boolean;
  readonly unknownCritical?: boolean;
}

const made = new Map<string, Promise<Party>>();

/** Whoever plays this part with this kind of key; the same each time. */
export function partyOf(part: string, subject: string, kind: KeyKind): Promise<Party> {
  const id = JSON.stringify([part, subject, kind]);
  const known = made.get(id) ?? make(part, subject, kind);
  made.set(id, known);
  return known;
}

const keys = new Map<string, Promise<CryptoKeyPair>>();

async function make(part: string, subject: string, kind: KeyKind): Promise<Party> {
  const id = `${part} ${kind}`;
  const generated =
    keys.get(id) ??
    (webcrypto.subtle.generateKey(keyKinds[kind], true, ['sign', 'verify']) as Promise<CryptoKeyPair>);
  keys.set(id, generated);
  const pair = await generated;
  const exported = await webcrypto.subtle.exportKey('pkcs8', pair.privateKey);
  return { subject, kind, keys: pair, keyPem: PemConverter.encode(exported, PemConverter.PrivateKeyTag) };
}

/** A certificate of one, signed by another; PEM. */
export async function certify(of: Party, by: Party, content: Content): Promise<string> {
  const { startDays = -10, endDays = 300, hash = 'SHA-256', serial = '0123456789abcdef' } = content;
  const signingKey = await keyFor(by, hash);
  const certificate = await X509CertificateGenerator.create({
    ...{ subject: of.subject, issuer: by.subject, serialNumber: serial },
    signingAlgorithm: { ...keyKinds[by.kind], hash },
    ...{ publicKey: of.keys.publicKey, signingKey },
    ...{ notBefore: atDay(startDays), notAfter: atDay(endDays) },
    extensions: await extensionsOf(of, by, content),
  });
  if (content.isVersion1 !== true) return `${certificate.toString('pem')}\n`;
  const bytes = withoutExtensions(new Uint8Array(certificate.rawData), signingKey);
  return `${PemConverter.encode(bytes, PemConverter.CertificateTag)}\n`;
}

/** Web Crypto ties an RSA key to one hash. */
async function keyFor({ kind, keys: { privateKey } }: Party, hash: string): Promise<CryptoKey> {
  if (!kind.startsWith('RSA') || hash === 'SHA-256') return privateKey;
  const exported = await webcrypto.subtle.exportKey('pkcs8', privateKey);
  return webcrypto.subtle.importKey('pkcs8', exported, { ...keyKinds[kind], hash }, false, ['sign']);
}

function atDay(days: number): Date {
  return new Date(Date.now() + days * dayMs);
}

async function extensionsOf(of: Party, by: Party, content: Content): Promise<Extension[]> {
  const { ca = 'unsaid', pathLength, keyUsage = null, extendedKeyUsage = [], names = [] } = content;
  const { authorityKey = 'none', permittedName, unknownCritical = false } = content;
  return [
    ...(ca === 'unsaid' ? [] : [new BasicConstraintsExtension(ca === 'yes', pathLength, true)]),
    ...(keyUsage === null ? [] : [new KeyUsagesExtension(keyUsage, true)]),
    ...(extendedKeyUsage.length === 0 ? [] : [new ExtendedKeyUsageExtension([...extendedKeyUsage])]),
    ...(names.length === 0 ? [] : [new SubjectAlternativeNameExtension([...names])]),
    ...(permittedName === undefined ? [] : [new Extension('2.5.29.30', true, permitting(permittedName))]),
    ...(unknownCritical ? [new Extension('1.3.6.1.4.1.99999.1', true, new Uint8Array([5, 0]))] : []),
    ...(authorityKey === 'none' ? [] : await keyIdentifiers(of, by, authorityKey)),
  ];
}

async function keyIdentifiers(
  of: Party,
  by: Party,
  said: 'right' | 'wrong' | 'wrong-serial',
): Promise<Extension[]> {
  const own = await SubjectKeyIdentifierExtension.create(of.keys.publicKey);
  switch (said) {
    case 'right':
      return [own, await AuthorityKeyIdentifierExtension.create(by.keys.publicKey)];
    case 'wrong':
      return [own, new AuthorityKeyIdentifierExtension('00112233445566778899aabbccddeeff00112233')];
    case 'wrong-serial':
      return [
        own,
        new AuthorityKeyIdentifierExtension({
          name: new GeneralNames([{ type: 'dn', value: by.subject }]),
          serialNumber: '77',
        }),
      ];
  }
}

/** Name constraints that permit one DNS name. */
function permitting(name: string): Uint8Array<ArrayBuffer> {
  const wrap = (tag: number, content: Uint8Array) => new Uint8Array([tag, content.length, ...content]);
  const dnsName = wrap(0x82, new TextEncoder().encode(name));
  return wrap(0x30, wrap(0xa0, wrap(0x30, dnsName)));
}
