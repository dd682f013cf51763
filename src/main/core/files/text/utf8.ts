/** Decodes UTF-8; null for bytes that are none. */
export function readUtf8(bytes: Uint8Array): string | null {
  const text = latin1(bytes);
  if (!/[\x80-\xff]/.test(text)) return text;
  try {
    return decodeURIComponent(text.replace(/[%\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16)}`));
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

/** Decodes UTF-8; bytes that are none are taken one by one as Latin-1, so that no two texts become equal. */
export function utf8(bytes: Uint8Array): string {
  return readUtf8(bytes) ?? latin1(bytes);
}

/** Whether the bytes can be a text file: none of them is NUL. */
export function isText(bytes: Uint8Array): boolean {
  return !bytes.includes(0);
}

/** No more characters are made at once than a call takes arguments. */
const pieceLength = 8192;

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += pieceLength)
    text += String.fromCharCode(...bytes.subarray(at, at + pieceLength));
  return text;
}
