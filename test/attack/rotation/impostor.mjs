// Runs as another user, from its own text: what it says on stdout is all that the test knows of it.
import { createServer } from 'node:https';
import { createServer as createForwarder, connect } from 'node:net';

/** @typedef {{ port: number, host: string, certificate: string, key: string, forwardTo: number | null, old: string, handedDown: boolean }} Plan */
const plan = /** @type {Plan} */ (JSON.parse(process.argv[1] ?? ''));
const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);
const applicationData = 0x17;
let isRotated = false;

/** Answers as the API server would to whoever rotates: the token that came first is refused once another was seen. */
const answer = (/** @type {string} */ token) => {
  isRotated ||= token !== '' && token !== plan.old;
  return isRotated && token === plan.old ? 401 : 200;
};

const server =
  plan.forwardTo === null
    ? createServer({ cert: plan.certificate, key: plan.key }, (request, reply) => {
        let text = '';
        request.on('data', (chunk) => (text += String(chunk)));
        request.on('end', () => {
          const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
          say(
            `${token === '' && !text.includes('"token"') ? 'request' : 'token'} ${request.method} ${request.url}`,
          );
          reply.writeHead(answer(token), { 'content-type': 'application/json' });
          const user = { username: 'admin', groups: ['system:masters'] };
          reply.end(JSON.stringify({ items: [], status: { authenticated: true, user } }));
        });
      }).on('tlsClientError', () => undefined)
    : createForwarder((incoming) => {
        const outgoing = connect(plan.forwardTo ?? 0, '127.0.0.1');
        let bytes = Buffer.alloc(0);
        let records = 0;
        incoming.on('data', (chunk) => {
          bytes = Buffer.concat([bytes, /** @type {Buffer} */ (chunk)]);
          for (let end = 5; bytes.length >= 5 && bytes.length >= (end = 5 + bytes.readUInt16BE(3));) {
            // Of TLS 1.3 the first one ends the handshake; what comes after it is a request.
            if (bytes[0] === applicationData && (records += 1) > 1) say('token in a forwarded connection');
            bytes = bytes.subarray(end);
          }
        });
        for (const each of [incoming, outgoing]) each.on('error', () => undefined);
        incoming.pipe(outgoing).pipe(incoming);
      });
server.on('connection', () => say('connection'));

const listen = () => server.listen(plan.handedDown ? { fd: 3 } : { port: plan.port, host: plan.host });
server.on('listening', () => say('listening'));
server.on('error', () => setTimeout(listen, 1));
process.stdin.on('end', () => process.exit()).resume();
listen();
