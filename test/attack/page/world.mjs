import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';

// The other end of the one link out of a page's network: a resolver that knows every name, and a listener on every port
// that a way may ask for. What arrives is told line by line; "packets" on stdin asks how many frames the link has brought.
const [address = '', link = '', firstPort = '0', ports = '0'] = process.argv.slice(2);
const tell = (/** @type {object} */ what) => process.stdout.write(`${JSON.stringify(what)}\n`);

/** @param {Buffer} query */
function nameIn(query) {
  const labels = [];
  for (let at = 12; at < query.length && query[at] !== 0; at += (query[at] ?? 0) + 1)
    labels.push(query.toString('latin1', at + 1, at + 1 + (query[at] ?? 0)));
  return labels.join('.').toLowerCase();
}

/** @param {Buffer} query */
function answerTo(query) {
  const question = query.subarray(12, 12 + nameIn(query).length + 2 + 4);
  const isAddress = question.readUInt16BE(question.length - 4) === 1;
  const head = Buffer.from([
    query[0] ?? 0,
    query[1] ?? 0,
    0x81,
    0x80,
    0,
    1,
    0,
    isAddress ? 1 : 0,
    0,
    0,
    0,
    0,
  ]);
  const answer = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 1, 0, 4, ...address.split('.').map(Number)]);
  return Buffer.concat([head, question, ...(isAddress ? [answer] : [])]);
}

const resolver = createSocket('udp4');
resolver.on('message', (query, from) => {
  tell({ kind: 'name', name: nameIn(query) });
  resolver.send(answerTo(query), from.port, from.address);
});
const opened = [new Promise((done) => resolver.bind(53, address, () => done(null)))];
for (let port = Number(firstPort); port < Number(firstPort) + Number(ports); port += 1) {
  const udp = createSocket('udp4');
  udp.on('message', () => tell({ kind: 'udp', port }));
  const tcp = createServer((socket) => {
    tell({ kind: 'tcp', port });
    socket.on('error', () => undefined);
    socket.setTimeout(2000, () => socket.destroy());
  });
  opened.push(new Promise((done) => udp.bind(port, address, () => done(null))));
  opened.push(new Promise((done) => tcp.listen(port, address, () => done(null))));
}
await Promise.all(opened);
tell({ kind: 'ready' });
createInterface(process.stdin)
  .on('line', () =>
    tell({
      kind: 'packets',
      packets: Number(
        new RegExp(`${link}: *\\d+ +(\\d+)`).exec(readFileSync('/proc/self/net/dev', 'utf8'))?.[1],
      ),
    }),
  )
  .on('close', () => process.exit(0));
