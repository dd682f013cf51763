import * as base64url from 'jose/base64url';

/** The bytes of standard base64 as Go reads it: line breaks do not count and padding is required; null for what is none. */
export function decodeBase64(text: string): Uint8Array | null {
  const compact = text.replace(/[\r\n]/g, '');
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) return null;
  return decodeBase64Url(compact.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''));
}

/** The bytes of base64url without padding, as JWTs have it; null for what is none. */
export function decodeBase64Url(text: string): Uint8Array | null {
  return text.length % 4 !== 1 && /^[\w-]*$/.test(text) ? base64url.decode(text) : null;
}

/** Standard base64, as kubeconfigs have it. */
export function encodeBase64(text: string): string {
  const compact = base64url.encode(text).replaceAll('-', '+').replaceAll('_', '/');
  return compact.padEnd(Math.ceil(compact.length / 4) * 4, '=');
}
