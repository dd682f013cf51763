import { createHmac, createPrivateKey, hkdfSync } from 'node:crypto';
import type { TokenMarks } from '../../core/ports/cryptography.ts';
import type { Secret } from '../../core/ports/secret.ts';
import { decode } from './x509.ts';

const keyBytes = 32;
const markDigits = 32;

/** Marks tokens by HMAC-SHA256; the key is derived from the private key however its PEM is written. */
export const tokenMarks: TokenMarks = {
  markAll: (tokens, key, cluster) =>
    decode(null, () => {
      const own = createPrivateKey(key.reveal()).export({ type: 'pkcs8', format: 'der' });
      const derived = Buffer.from(hkdfSync('sha256', own, cluster, 'keyfob static tokens', keyBytes));
      return tokens.map((token) =>
        createHmac('sha256', derived).update(bytesOf(token)).digest('hex').slice(0, markDigits),
      );
    }),
};

/** In UTF-8 all halves of surrogate pairs, which stand for the bytes of a token that is none, would be the same. */
function bytesOf(token: Secret): Buffer {
  const text = token.reveal();
  return Buffer.from(text, /\p{Surrogate}/u.test(text) ? 'utf16le' : 'utf8');
}
