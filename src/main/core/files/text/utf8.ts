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

/** Decodes the beginning of UTF-8, without a character that the end divides; null for bytes that are none. */
export function readUtf8Beginning(bytes: Uint8Array): string | null {
  for (const divided of [0, 1, 2, 3]) {
    const text = readUtf8(bytes.subarray(0, Math.max(0, bytes.length - divided)));
    if (text !== null) return text;
  }
  return null;
}

/** Decodes UTF-8; what is none becomes U+FFFD, so that texts which differ there alone become equal. */
export function utf8(bytes: Uint8Array): string {
  return lenient.decode(bytes);
}

/** Whether the bytes can be a text file: none of them is NUL. */
export function isText(bytes: Uint8Array): boolean {
  return !bytes.includes(0);
}
