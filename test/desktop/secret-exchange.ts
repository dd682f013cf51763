import {
  createCipheriv,
  createDecipheriv,
  createDiffieHellmanGroup,
  hkdfSync,
  randomBytes,
} from 'node:crypto';

const cipher = 'aes-128-cbc';

/**
 * One side of gcr's secret exchange "sx-aes-1", by which a prompter hands a password to the keyring: Diffie-Hellman in
 * the group ietf-ike-grp-modp-1536, HKDF-SHA256 and AES-CBC, written as a key file.
 */
export class SecretExchange {
  readonly #keys = createDiffieHellmanGroup('modp5');
  #transportKey: Buffer | null = null;

  constructor() {
    this.#keys.generateKeys();
  }

  /** What to send; with a secret only after something was received. */
  send(secret?: string): string {
    const lines = ['[sx-aes-1]', `public=${this.#keys.getPublicKey('base64')}`];
    if (secret !== undefined) {
      const iv = randomBytes(16);
      const encrypt = createCipheriv(cipher, this.#key(), iv);
      const encrypted = Buffer.concat([encrypt.update(secret, 'utf8'), encrypt.final()]);
      lines.push(`secret=${encrypted.toString('base64')}`, `iv=${iv.toString('base64')}`);
    }
    return `${lines.join('\n')}\n`;
  }

  /** Takes what the other side sent, and gives the secret in it, or null. */
  receive(text: string): string | null {
    const field = (key: string) => {
      const found = new RegExp(`^${key}=(.*)$`, 'm').exec(text)?.[1];
      return found === undefined ? null : Buffer.from(found, 'base64');
    };
    const [theirs, secret, iv] = [field('public'), field('secret'), field('iv')];
    if (theirs === null) throw new TypeError('this is no sx-aes-1 exchange');
    const shared = this.#keys.computeSecret(theirs);
    this.#transportKey = Buffer.from(hkdfSync('sha256', shared, '', '', 16));
    if (secret === null || iv === null) return null;
    const decrypt = createDecipheriv(cipher, this.#key(), iv);
    return Buffer.concat([decrypt.update(secret), decrypt.final()]).toString('utf8');
  }

  #key(): Buffer {
    if (this.#transportKey === null) throw new TypeError('nothing was received yet');
    return this.#transportKey;
  }
}
