/** The opcodes from here on are control frames, by which a browser only answers or takes its leave (RFC 6455, 5.5). */
const firstControl = 8;

/**
 * Tells in what a browser sends over a WebSocket where its page says something; a page that only hears is told of never,
 * though the browser answers pings for it.
 */
export class BrowserMessages {
  /** Bytes that are to come of a frame whose head was seen. */
  #left = 0;
  /** Of a head that is not whole yet. */
  #head: Buffer = Buffer.alloc(0);

  /** Whether a message, or a part of one, begins in what came next. */
  take(chunk: Buffer): boolean {
    let bytes = this.#head.length === 0 ? chunk : Buffer.concat([this.#head, chunk]);
    let isMessage = false;
    for (;;) {
      const skipped = Math.min(this.#left, bytes.length);
      this.#left -= skipped;
      bytes = bytes.subarray(skipped);
      const length = lengthOf(bytes);
      if (length === null) break;
      isMessage ||= (bytes.readUInt8(0) & 0x0f) < firstControl;
      this.#left = length;
    }
    this.#head = bytes;
    return isMessage;
  }
}

/** The length of the frame that begins here, its head included; null where too little of that is there. */
function lengthOf(bytes: Buffer): number | null {
  if (bytes.length < 2) return null;
  const second = bytes.readUInt8(1);
  const mask = (second & 0x80) === 0 ? 0 : 4;
  const short = second & 0x7f;
  if (short < 126) return 2 + mask + short;
  if (short === 126) return bytes.length < 4 ? null : 4 + mask + bytes.readUInt16BE(2);
  return bytes.length < 10 ? null : 10 + mask + Number(bytes.readBigUInt64BE(2));
}
