import { createHash, type X509Certificate } from 'node:crypto';
import { errorCode } from './error-code.ts';

/** Node decodes parts of a certificate when they are asked for: what cannot be decoded then makes it unusable as well. */
export function decode<Value>(unusable: Value, look: () => Value): Value {
  try {
    return look();
  } catch (error) {
    if (errorCode(error)?.startsWith('ERR_') === true) return unusable;
    throw error;
  }
}

/** SHA-256 of a certificate's subject public key info, lower-case hex. */
export function keyOf({ publicKey }: X509Certificate): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}
