/** Decodes UTF-8; null for bytes that are none. */
export function readUtf8(bytes: Uint8Array): string | null {
  try {
    return decodeURIComponent(Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

/** Decodes UTF-8; bytes that are none are taken one by one as Latin-1, so that no two texts become equal. */
export function utf8(bytes: Uint8Array): string {
  return readUtf8(bytes) ?? Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

/** Whether the bytes can be a text file: none of them is NUL. */
export function isText(bytes: Uint8Array): boolean {
  return !bytes.includes(0);
}
