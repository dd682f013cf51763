import * as z from 'zod';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { findOthers } from '../../core/files/snap-data/find-others.ts';
import type { HostAddress } from '../../core/ports/machine.ts';
import type { ApiServerProbe, ProbeApiServer, Readiness } from '../../core/engine/engine-ports.ts';
import { parseJson } from '../../core/files/text/parse-json.ts';
import { isLoopback } from '../../core/files/kubeconfig/loopback.ts';
import type { Secret } from '../../core/ports/secret.ts';
import { controlPlaneOf, nodesPath, nodesSchema, slicesPath, slicesSchema } from '../api/control-plane.ts';
import { TransportFailure } from '../api/transport-failure.ts';
import { createTransport, type TransportReply } from '../api/transport.ts';
import { ForeignServer, OwnServerAgent } from './own-server-agent.ts';
import { canonicalAddress } from './socket-table.ts';

const reviewSchema = z.object({
  status: z.object({
    authenticated: z.literal(true),
    user: z.object({ username: z.string(), groups: z.array(z.string()).default([]) }),
  }),
});

const reviews = '/apis/authentication.k8s.io/v1/tokenreviews';

/**
 * Opens probes whose requests each end within `deadlineMs`. On this machine only a server of root’s or of our own is
 * sent anything.
 */
export function createProbe(deadlineMs: number, host: Pick<HostAddress, 'machine'>): ProbeApiServer {
  return (server, authorityPem): ApiServerProbe => {
    const own = host.machine().addresses.map(canonicalAddress);
    const isHere = (address: string) => isLoopback(address) || own.includes(address);
    const send = async (
      to: string,
      token: Secret,
      path: string,
      body?: object,
    ): Promise<TransportReply | AppError> => {
      const address = { server: to, authorityPem, credential: { kind: 'static-token', token } } as const;
      const elsewhere = to === server ? 'refused' : 'allowed';
      const transport = createTransport(
        address,
        deadlineMs,
        (options) => new OwnServerAgent(options, deadlineMs, { isHere, elsewhere }),
      );
      try {
        return await transport.send({
          method: body === undefined ? 'GET' : 'POST',
          path,
          headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
          body: body && JSON.stringify(body),
        });
      } catch (error) {
        if (error instanceof ForeignServer)
          return { code: 'rotation-server-not-own', server: to, uid: error.uid };
        if (error instanceof TransportFailure) return error.failure;
        throw error;
      }
    };
    const read = async (token: Secret, path: string, body?: object): Promise<unknown> => {
      const reply = await send(server, token, path, body);
      return 'code' in reply ? null : parseJson(reply.body);
    };
    const readiness = async (to: string, token: Secret) => readinessOf(await send(to, token, '/readyz'));

    return {
      readiness: (token) => readiness(server, token),
      async whoIs(token) {
        const body = {
          apiVersion: 'authentication.k8s.io/v1',
          kind: 'TokenReview',
          spec: { token: token.reveal() },
        };
        const review = reviewSchema.safeParse(await read(token, reviews, body));
        if (!review.success) return null;
        const { username: user, groups } = review.data.status.user;
        return { user, groups };
      },
      async otherServers(token) {
        const [slices, nodes] = await Promise.all([read(token, slicesPath), read(token, nodesPath)]);
        const announced = slicesSchema.safeParse(slices);
        const known = nodesSchema.safeParse(nodes);
        if (!announced.success || !known.success) return null;
        return findOthers(controlPlaneOf(announced.data, known.data), server, host.machine());
      },
      async ask(other, token) {
        switch (await readiness(other, token)) {
          case 'refused':
            return 'refused';
          case 'ready':
            return 'accepted';
          default:
            return 'unknown';
        }
      },
    };
  };
}

function readinessOf(reply: TransportReply | AppError): Readiness {
  if ('code' in reply) return reply;
  if (reply.status === 401) return 'refused';
  return reply.status === 200 ? 'ready' : 'not-ready';
}
