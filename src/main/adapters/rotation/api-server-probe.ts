import * as z from 'zod';
import { findOthers } from '../../core/nodes/find-others.ts';
import type { HostAddress } from '../../core/ports/host-address.ts';
import type { ApiServerProbe, ProbeApiServer, Readiness } from '../../core/ports/rotation.ts';
import { parseJson } from '../../core/parse-json.ts';
import type { Secret } from '../../core/secret.ts';
import {
  controlPlaneOf,
  nodesPath,
  nodesSchema,
  slicesPath,
  slicesSchema,
} from '../kubernetes/control-plane.ts';
import { TransportFailure } from '../kubernetes/transport-failure.ts';
import { createTransport, type Transport, type TransportReply } from '../kubernetes/transport.ts';

const reviewSchema = z.object({
  status: z.object({
    authenticated: z.literal(true),
    user: z.object({ username: z.string(), groups: z.array(z.string()).default([]) }),
  }),
});

const reviews = '/apis/authentication.k8s.io/v1/tokenreviews';

/** Opens probes whose requests each end within `deadlineMs`. */
export function createProbe(deadlineMs: number, host: Pick<HostAddress, 'machine'>): ProbeApiServer {
  return (server, authorityPem): ApiServerProbe => {
    const transports = new Map<string, { readonly token: Secret; readonly transport: Transport }[]>();
    const transportFor = (to: string, token: Secret) => {
      const known = transports.get(to) ?? [];
      transports.set(to, known);
      const existing = known.find((each) => each.token.equals(token));
      if (existing !== undefined) return existing.transport;
      const address = { server: to, authorityPem, credential: { kind: 'static-token', token } } as const;
      const transport = createTransport(address, deadlineMs);
      known.push({ token, transport });
      return transport;
    };
    const send = async (to: string, token: Secret, path: string, body?: object) => {
      try {
        return await transportFor(to, token).send({
          method: body === undefined ? 'GET' : 'POST',
          path,
          headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
          body: body && JSON.stringify(body),
        });
      } catch (error) {
        if (error instanceof TransportFailure) return null;
        throw error;
      }
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
        const reply = await send(server, token, reviews, body);
        const review = reviewSchema.safeParse(parseJson(reply?.body ?? ''));
        if (!review.success) return null;
        const { username: user, groups } = review.data.status.user;
        return { user, groups };
      },
      async otherServers(token) {
        const [slices, nodes] = await Promise.all(
          [slicesPath, nodesPath].map((path) => send(server, token, path)),
        );
        const announced = slicesSchema.safeParse(parseJson(slices?.body ?? ''));
        const known = nodesSchema.safeParse(parseJson(nodes?.body ?? ''));
        if (!announced.success || !known.success) return null;
        return findOthers(controlPlaneOf(announced.data, known.data), server, host.machine());
      },
      async ask(other, token) {
        switch (await readiness(other, token)) {
          case 'refused':
            return 'refused';
          case 'ready':
            return 'accepted';
          case 'not-ready':
          case 'silent':
            return 'unknown';
        }
      },
    };
  };
}

function readinessOf(reply: TransportReply | null): Readiness {
  if (reply === null) return 'silent';
  if (reply.status === 401) return 'refused';
  return reply.status === 200 ? 'ready' : 'not-ready';
}
