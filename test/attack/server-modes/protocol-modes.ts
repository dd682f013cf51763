import { gzipSync } from 'node:zlib';
import type { TLSSocket } from 'node:tls';
import { drip, flood, reply, type Asked, type ServerMode } from './hostile-server.ts';

const mb = 1024 * 1024;
const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';
const switching = 'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n';
const yearOfSeconds = 31_536_000;

/** What an API server says with an error. */
function status(code: number, reason: string): string {
  return JSON.stringify({ kind: 'Status', apiVersion: 'v1', status: 'Failure', reason, code });
}

/** A mode that answers every request in the same way. */
function always(name: string, act: (socket: TLSSocket, asked: Asked) => void): ServerMode {
  return {
    name,
    answer(asked, socket) {
      act(socket, asked);
      return true;
    },
  };
}

/** A mode that answers every request with the same bytes, made once it is needed. */
function says(name: string, make: () => string | Buffer): ServerMode {
  let bytes: string | Buffer | null = null;
  return always(name, (socket) => socket.write((bytes ??= make())));
}

function replies(
  name: string,
  code: number,
  makeBody: () => string | Buffer,
  headers: Readonly<Record<string, string | number>> = {},
): ServerMode {
  return says(name, () => reply(code, makeBody(), headers));
}

const connections: readonly ServerMode[] = [
  { name: 'no handshake', connect: () => undefined },
  { name: 'plain HTTP', connect: (socket) => socket.write(reply(200, '{}')) },
  { name: 'an alert', connect: (socket) => socket.write(Buffer.from([21, 3, 3, 0, 2, 2, 40])) },
  { name: 'alerts without end', connect: (socket) => flood(socket, Buffer.from([21, 3, 3, 0, 2, 1, 90])) },
  { name: 'noise instead of a handshake', connect: (socket) => flood(socket, Buffer.alloc(65_536, 'x')) },
  { name: 'a closed door', connect: (socket) => socket.end() },
  { name: 'a reset', connect: (socket) => socket.resetAndDestroy() },
  { name: 'a certificate of another CA', tls: 'foreign' },
  {
    name: 'renegotiation without end',
    tls: '1.2',
    answer(_asked, socket) {
      const again = () => void socket.renegotiate({}, (error) => (error === null ? again() : undefined));
      again();
      return true;
    },
  },
  { name: 'replies that nobody asked for', greet: (socket) => flood(socket, reply(200, '{"a":1}')) },
  { name: 'noise after the handshake', greet: (socket) => flood(socket, Buffer.alloc(65_536, 0)) },
  { name: 'frames of HTTP/2', greet: (socket) => socket.write(Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0])) },
];

const framing: readonly ServerMode[] = [
  says('101', () => switching),
  always('101 and then noise', (socket) => {
    socket.write(switching);
    flood(socket, Buffer.alloc(65_536, 'x'));
  }),
  ...['100 Continue', '102 Processing', '103 Early Hints'].map((line) =>
    always(`${line} without end`, (socket) => flood(socket, `HTTP/1.1 ${line}\r\n\r\n`.repeat(1000))),
  ),
  always('103 now and then', (socket) => drip(socket, 'HTTP/1.1 103 Early Hints\r\n\r\n', 50)),
  says('103 before the reply', () =>
    Buffer.concat([Buffer.from('HTTP/1.1 103 Early Hints\r\n\r\n'), reply(200, '{}')]),
  ),
  always('no reply', () => undefined),
  always('headers that drip', (socket) => {
    socket.write(`${head}x-drip: `);
    drip(socket, 'x', 50);
  }),
  always('a body that drips', (socket) => {
    socket.write(`${head}content-length: 9999\r\n\r\n`);
    drip(socket, ' ', 50);
  }),
  always('headers without end', (socket) => {
    socket.write(head);
    flood(socket, 'x-more: yes\r\n'.repeat(1000));
  }),
  says('a header of 10 MB', () => `${head}x-filler: ${'x'.repeat(10 * mb)}\r\n\r\n`),
  always('a body without end', (socket) => {
    socket.write(`${head}content-length: ${Number.MAX_SAFE_INTEGER}\r\n\r\n`);
    flood(socket, Buffer.alloc(65_536, ' '));
  }),
  always('chunks without end', (socket) => {
    socket.write(`${head}transfer-encoding: chunked\r\n\r\n`);
    flood(socket, `10000\r\n${' '.repeat(65_536)}\r\n`);
  }),
  always('chunks of one byte without end', (socket) => {
    socket.write(`${head}transfer-encoding: chunked\r\n\r\n`);
    flood(socket, '1\r\n \r\n'.repeat(10_000));
  }),
  says('chunks that are none', () => `${head}transfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n-1\r\n`),
  always('a chunk extension without end', (socket) => {
    socket.write(`${head}transfer-encoding: chunked\r\n\r\n2;x=`);
    flood(socket, 'x'.repeat(65_536));
  }),
  always('trailers without end', (socket) => {
    socket.write(`${head}transfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n`);
    flood(socket, 'x-more: yes\r\n'.repeat(1000));
  }),
  says('a length that is too small', () => `${head}content-length: 2\r\n\r\n{}{"kind":"Status"}`),
  says('a length that is too large', () => `${head}content-length: 9999\r\n\r\n{}`),
  says('two lengths', () => `${head}content-length: 2\r\ncontent-length: 9\r\n\r\n{}`),
  says('a length below nothing', () => `${head}content-length: -2\r\n\r\n{}`),
  always('a cut in the body', (socket) => socket.end(`${head}content-length: 9999\r\n\r\n{"items":[`)),
  always('a cut before the reply', (socket) => socket.end()),
  says('HTTP/0.9', () => '{"items":[]}\r\n'),
  says('HTTP/9.9', () => 'HTTP/9.9 200 OK\r\ncontent-length: 2\r\n\r\n{}'),
  says('status 999', () => 'HTTP/1.1 999 x\r\ncontent-length: 2\r\n\r\n{}'),
  says('status 000', () => 'HTTP/1.1 000 x\r\ncontent-length: 2\r\n\r\n{}'),
];

const statuses: readonly ServerMode[] = [
  ...[301, 302, 303, 307, 308].map((code) =>
    always(`redirect ${code}`, (socket, { path }) =>
      socket.write(reply(code, '', { location: `/stolen${path}` })),
    ),
  ),
  replies('200 with HTML', 200, () => '<!doctype html><title>Sign in</title>', {
    'content-type': 'text/html',
  }),
  says('204', () => 'HTTP/1.1 204 No Content\r\n\r\n'),
  says('304', () => 'HTTP/1.1 304 Not Modified\r\netag: "x"\r\n\r\n'),
  ...(
    [
      [401, 'Unauthorized'],
      [403, 'Forbidden'],
      [404, 'NotFound'],
      [409, 'AlreadyExists'],
      [410, 'Expired'],
      [422, 'Invalid'],
    ] as const
  ).map(([code, reason]) => replies(`${code} for everything`, code, () => status(code, reason))),
  replies('404 with a reason of 1 MB', 404, () => status(404, 'x'.repeat(mb))),
  replies('429 for a year', 429, () => status(429, 'TooManyRequests'), { 'retry-after': yearOfSeconds }),
  replies('429 until a date', 429, () => '', { 'retry-after': 'Fri, 31 Dec 9999 23:59:59 GMT' }),
  replies('500 with noise', 500, () => Buffer.alloc(mb, 0xff)),
  replies('503 without end', 503, () => status(503, 'ServiceUnavailable'), { 'retry-after': 1 }),
];

const bodies: readonly ServerMode[] = [
  replies('gzip of a gigabyte', 200, () => gzipSync(Buffer.alloc(256 * mb, ' ')), {
    'content-encoding': 'gzip',
  }),
  replies('bytes that are no UTF-8', 200, () =>
    Buffer.from('{"gitVersion":"v1.\xff\xfe","items":[]}', 'latin1'),
  ),
  replies('a byte order mark', 200, () => '\ufeff{"gitVersion":"v1.30.0","items":[]}'),
  replies('UTF-16', 200, () => Buffer.from('\ufeff{"gitVersion":"v1.30.0"}', 'utf16le')),
  ...['null', '[]', '""', '1e999', '{}', ''].map((body) =>
    replies(`the body ${JSON.stringify(body)}`, 200, () => body),
  ),
  replies('lists 5 million deep', 200, () => `{"items":${'['.repeat(5e6)}${']'.repeat(5e6)}}`),
  replies('objects a million deep', 200, () => `{"items":${'{"a":'.repeat(1e6)}1${'}'.repeat(1e6)}}`),
  replies('5 million empty objects', 200, () => `{"items":[${'{},'.repeat(5e6)}{}]}`),
  replies('5 million empty lists', 200, () => `{"items":[${'[],'.repeat(5e6)}[]]}`),
  replies('7 million numbers', 200, () => `{"keys":[${'0,'.repeat(7e6)}0]}`),
  replies(
    'a million names of fields',
    200,
    () => `{${Array.from({ length: 1e6 }, (_, at) => `"f${at}":0`).join()}}`,
  ),
  replies('one field a million times', 200, () => `{${'"items":[],'.repeat(1e6)}"items":null}`),
  replies('a text of 15 MB', 200, () => JSON.stringify({ gitVersion: 'x'.repeat(15 * mb) })),
  replies('a text of 15 MB outside of Latin-1', 200, () =>
    JSON.stringify({ gitVersion: 'Ω'.repeat(7 * mb) }),
  ),
  replies('a number of 15 million digits', 200, () => `{"status":${'9'.repeat(15e6)}}`),
  replies(
    '__proto__ and constructor',
    200,
    () =>
      '{"__proto__":{"items":[],"status":{"authenticated":true}},"constructor":{"prototype":{"ok":true}},' +
      '"metadata":{"uid":"u","__proto__":{"name":"x"},"labels":{"__proto__":"x","constructor":"y"}}}',
  ),
];

/** Servers that speak TLS, HTTP or JSON badly, whatever they are asked. */
export const protocolModes: readonly ServerMode[] = [...connections, ...framing, ...statuses, ...bodies];
