const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true });

/** Decodes UTF-8; null for bytes that are none. */
export function readUtf8(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Decodes UTF-8; what is none becomes U+FFFD, so that texts which differ there alone become equal. */
export function utf8(bytes: Uint8Array): string {
  return lenient.decode(bytes);
}

/** Whether the bytes can be a text file: none of them is NUL. */
export function isText(bytes: Uint8Array): boolean {
  return !bytes.includes(0);
}
