import 'reflect-metadata';
import { ExtendedKeyUsage, KeyUsageFlags } from '@peculiar/x509';
import type { Content } from './make-certificate.ts';

const { keyCertSign, cRLSign, digitalSignature, keyEncipherment, dataEncipherment, nonRepudiation } =
  KeyUsageFlags;
const { serverAuth, clientAuth, codeSigning } = ExtendedKeyUsage;
const any = '2.5.29.37.0';
const loopback = [
  { type: 'dns', value: 'localhost' },
  { type: 'ip', value: '127.0.0.1' },
] as const;
const names = (...values: readonly string[]) => values.map((value) => ({ type: 'dns' as const, value }));

/** A CA as openssl makes it for whoever reads a manual. */
export const usualAuthority: Content = {
  ca: 'yes',
  keyUsage: keyCertSign | cRLSign,
  authorityKey: 'right',
};

/** What may be otherwise about the CA that signed. */
export const authorityVariations = {
  usual: {},
  'no basic constraints': { ca: 'unsaid' },
  'nothing said': { ca: 'unsaid', keyUsage: null },
  'no CA': { ca: 'no' },
  'no key usage': { keyUsage: null },
  'may not sign': { keyUsage: digitalSignature },
  'signs leaves only': { pathLength: 0 },
  'for clients only': { extendedKeyUsage: [clientAuth] },
  'for servers only': { extendedKeyUsage: [serverAuth] },
  'for its own name': { permittedName: 'localhost' },
  'for another name': { permittedName: 'example.org' },
  expired: { startDays: -300, endDays: -1 },
  'not yet valid': { startDays: 1 },
  'version 1': { isVersion1: true },
  'SHA-1': { hash: 'SHA-1' },
  'an unknown critical extension': { unknownCritical: true },
  'a negative serial number': { serial: 'f123456789abcdef' },
} as const satisfies Record<string, Content>;
export type AuthorityVariation = keyof typeof authorityVariations;

/** The certificate of a server as MicroK8s makes it. */
export const usualServer: Content = {
  ca: 'no',
  keyUsage: digitalSignature | keyEncipherment | dataEncipherment,
  extendedKeyUsage: [serverAuth, clientAuth],
  names: loopback,
};

/** What may be otherwise about what the server shows. */
export const serverVariations = {
  usual: {},
  'no names': { names: [] },
  'another address': { names: [{ type: 'ip', value: '192.0.2.7' }] },
  'names only': { names: names('localhost') },
  'a name in capitals': { names: names('LOCALHOST', 'A.LAN') },
  'a wildcard': { names: [...names('*.example.org'), ...loopback] },
  'a wildcard below one label': { names: [...names('*.lan'), ...loopback] },
  'a wildcard for all': { names: [...names('*'), ...loopback] },
  'half a wildcard': { names: [...names('x*.example.org'), ...loopback] },
  'a wildcard inside': { names: [...names('x.*.org'), ...loopback] },
  'an address as a name': { names: names('127.0.0.1') },
  'keys only': { keyUsage: keyEncipherment | dataEncipherment },
  'no use': { keyUsage: nonRepudiation },
  'no key usage': { keyUsage: null },
  'for clients only': { extendedKeyUsage: [clientAuth] },
  'for code': { extendedKeyUsage: [codeSigning] },
  'for anything': { extendedKeyUsage: [any] },
  'no extended key usage': { extendedKeyUsage: [] },
  expired: { startDays: -300, endDays: -1 },
  'not yet valid': { startDays: 1 },
  'SHA-1': { hash: 'SHA-1' },
  'SHA-384': { hash: 'SHA-384' },
  'its CA’s key': { authorityKey: 'right' },
  'another CA’s key': { authorityKey: 'wrong' },
  'another CA’s serial number': { authorityKey: 'wrong-serial' },
  'a CA itself': { ca: 'yes', keyUsage: digitalSignature | keyCertSign },
  'an unknown critical extension': { unknownCritical: true },
  'a negative serial number': { serial: 'f123456789abcdef' },
} as const satisfies Record<string, Content>;
export type ServerVariation = keyof typeof serverVariations;

/** The administrator’s. */
export const usualClient: Content = {
  keyUsage: digitalSignature | keyEncipherment,
  extendedKeyUsage: [clientAuth],
};

/** The administrator’s as somebody makes it who thinks of RSA key exchange. */
export const clientForKeys: Content = { ...usualClient, keyUsage: keyEncipherment | dataEncipherment };
