import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Secret } from '../../../core/ports/secret.ts';

/** The algorithm by which the Secret Service names this way of sending secrets. */
export const transferAlgorithm = 'dh-ietf1024-sha256-aes128-cbc-pkcs7';

/** The second Oakley group (RFC 2409), whose generator is 2. */
const prime = BigInt(
  '0xffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404dd' +
    'ef9519b3cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7ed' +
    'ee386bfb5a899fa5ae9f24117c4b1fe649286651ece65381ffffffffffffffff',
);
const groupBytes = 128;
/** Twice as many bits as the key that comes of it. */
const exponentBytes = 32;
const cipher = 'aes-128-cbc';
const keyBytes = 16;
const ivBytes = 16;

/** What a Secret Service calls a secret, without the session: IV (of a plain session: empty), value, content type. */
export type SentSecret = readonly [parameters: Buffer, value: Buffer, contentType: string];

/** How secrets are written for a session, and read from it. */
export interface SecretTransfer {
  seal(secret: Secret): SentSecret;
  /** Null for what was not sealed for this session. */
  open(parameters: Buffer, value: Buffer): Secret | null;
}

/** What one side of the key agreement tells the other. */
export interface SecretTransferOffer {
  readonly publicKey: Buffer;
  /** Null where another agreement is needed. */
  accept(theirs: Buffer): SecretTransfer | null;
}

/** Secrets as they are, for a service that knows no encryption. */
export const plainTransfer: SecretTransfer = {
  seal: (secret) => [Buffer.alloc(0), Buffer.from(secret.reveal()), 'text/plain'],
  open: (_parameters, value) => new Secret(value.toString('utf8')),
};

/**
 * One side of the key agreement; computed here, because the Electron’s node:crypto does not have this group, and takes
 * 300 ms to be convinced of its prime. Two kinds of numbers are left out, because KWallet reads them differently: it
 * takes a public one that begins with 0xff for negative, and drops the zeros with which a shared one begins.
 */
export function offerTransfer(): SecretTransferOffer {
  for (;;) {
    const exponent = toNumber(randomBytes(exponentBytes));
    const publicKey = toBytes(power(2n, exponent));
    if (publicKey[0] === 0xff) continue;
    return {
      publicKey,
      accept(theirs) {
        const shared = toBytes(power(toNumber(theirs), exponent));
        return shared[0] === 0 ? null : encryptedTransfer(shared);
      },
    };
  }
}

function encryptedTransfer(shared: Buffer): SecretTransfer {
  const key = Buffer.from(hkdfSync('sha256', shared, '', '', keyBytes));
  return {
    seal(secret) {
      const iv = randomBytes(ivBytes);
      const encrypt = createCipheriv(cipher, key, iv);
      const value = Buffer.concat([encrypt.update(secret.reveal(), 'utf8'), encrypt.final()]);
      return [iv, value, 'text/plain'];
    },
    open(parameters, value) {
      if (parameters.length !== ivBytes || value.length === 0 || value.length % ivBytes !== 0) return null;
      const decrypt = createDecipheriv(cipher, key, parameters).setAutoPadding(false);
      const padded = Buffer.concat([decrypt.update(value), decrypt.final()]);
      const padding = padded.at(-1) ?? 0;
      const isPadded = padding > 0 && padding <= ivBytes;
      return isPadded ? new Secret(padded.subarray(0, -padding).toString('utf8')) : null;
    },
  };
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let square = base % prime, rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % prime;
    square = (square * square) % prime;
  }
  return result;
}

function toNumber(bytes: Buffer): bigint {
  return BigInt(`0x0${bytes.toString('hex')}`);
}

function toBytes(number: bigint): Buffer {
  return Buffer.from(number.toString(16).padStart(groupBytes * 2, '0'), 'hex');
}
