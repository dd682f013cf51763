import { KeyObject, sign } from 'node:crypto';

/** One DER value: all its bytes, and where its content begins. */
interface Value {
  readonly tag: number;
  readonly bytes: Uint8Array;
  readonly content: Uint8Array;
}

/** The certificate as version 1 has it, signed anew by the key of its issuer. */
export function withoutExtensions(certificate: Uint8Array, issuerKey: CryptoKey): Uint8Array<ArrayBuffer> {
  const [whole] = valuesOf(certificate);
  const [signed, algorithm] = valuesOf(whole!.content);
  const kept = valuesOf(signed!.content).filter(({ tag }) => tag !== 0xa0 && tag !== 0xa3);
  const body = wrap(
    0x30,
    kept.flatMap(({ bytes }) => [...bytes]),
  );
  const hash = issuerKey.algorithm.name === 'Ed25519' ? null : 'sha256';
  const signature = sign(hash, body, KeyObject.from(issuerKey));
  return wrap(0x30, [...body, ...algorithm!.bytes, ...wrap(0x03, [0, ...signature])]);
}

function valuesOf(bytes: Uint8Array): Value[] {
  const values: Value[] = [];
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at + 1]!;
    const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
    const length =
      lengthBytes === 0
        ? first
        : bytes.subarray(at + 2, at + 2 + lengthBytes).reduce((sum, byte) => sum * 256 + byte, 0);
    const start = at + 2 + lengthBytes;
    values.push({
      tag: bytes[at]!,
      bytes: bytes.subarray(at, start + length),
      content: bytes.subarray(start, start + length),
    });
    at = start + length;
  }
  return values;
}

function wrap(tag: number, content: ArrayLike<number>): Uint8Array<ArrayBuffer> {
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Uint8Array.from([tag, ...size, ...Array.from(content)]);
}
