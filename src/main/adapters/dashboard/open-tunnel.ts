import type { IncomingMessage } from 'node:http';
import { Agent } from 'node:https';
import { WebSocket } from 'ws';
import type { ClusterAddress, PodPort } from '../../core/ports/cluster-api.ts';
import { explainTransport } from '../api/transport.ts';
import { explainFailure } from '../api/explain-failure.ts';
import { TransportFailure } from '../api/transport-failure.ts';
import { trustAsGo } from '../api/trust-as-go.ts';
import { portForwardProtocol, readAhead, Tunnel } from './tunnel.ts';

/** Bytes of one message; the node sends as much as it reads at once, 32 kB. */
const longestMessage = 1024 * 1024;
const handshakeMs = 10_000;

/** Opens one connection to a pod's port through `pods/portforward`; throws a TransportFailure where there is none. */
export function openTunnel(cluster: ClusterAddress, { namespace, pod, port }: PodPort): Promise<Tunnel> {
  const { server, authorityPem, credential } = cluster;
  const path = `/api/v1/namespaces/${namespace}/pods/${pod}/portforward`;
  const socket = new WebSocket(
    `${server.replace(/^https:/, 'wss:')}${path}?ports=${port}`,
    [portForwardProtocol],
    {
      agent: new Agent({
        ...trustAsGo,
        ca: authorityPem,
        ...readAhead,
        ...(credential.kind === 'client-certificate'
          ? { cert: credential.certificatePem, key: credential.keyPem.reveal() }
          : {}),
      }),
      headers:
        credential.kind === 'static-token' ? { authorization: `Bearer ${credential.token.reveal()}` } : {},
      handshakeTimeout: handshakeMs,
      maxPayload: longestMessage,
      perMessageDeflate: false,
    },
  );
  const sent = credential.kind === 'static-token' ? [credential.token] : [];
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve(new Tunnel(socket)));
    const fail = (error: Error) => {
      const explained = explainTransport(error, server);
      reject(explained instanceof Error ? explained : error);
    };
    socket.on('error', fail);
    socket.on('unexpected-response', (request, reply) => {
      readStart(reply)
        .then((body) => {
          const failure = explainFailure(
            { code: reply.statusCode ?? 0 },
            { server, action: { does: 'forward-ports', object: pod }, reply: body, asked: path, sent },
          );
          reject(new TransportFailure(failure));
        })
        .catch(fail)
        .finally(() => request.destroy());
    });
  });
}

/** A Status of the API server is short; what is longer is not read to its end. */
async function readStart(reply: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of reply as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > longestMessage) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}
