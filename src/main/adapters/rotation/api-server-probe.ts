import { networkInterfaces } from 'node:os';
import * as z from 'zod';
import type { ApiServerProbe, ProbeApiServer, Readiness } from '../../core/ports/rotation.ts';
import { parseJson } from '../../core/parse-json.ts';
import type { Secret } from '../../core/secret.ts';
import { TransportFailure } from '../kubernetes/transport-failure.ts';
import { createTransport, type Transport, type TransportReply } from '../kubernetes/transport.ts';

const reviewSchema = z.object({
  status: z.object({
    authenticated: z.literal(true),
    user: z.object({ username: z.string(), groups: z.array(z.string()).default([]) }),
  }),
});
const slicesSchema = z.object({
  items: z.array(
    z.object({
      endpoints: z.array(z.object({ addresses: z.array(z.string()) })).nullish(),
      ports: z.array(z.object({ port: z.int() })).nullish(),
    }),
  ),
});

const reviews = '/apis/authentication.k8s.io/v1/tokenreviews';
const slices =
  '/apis/discovery.k8s.io/v1/namespaces/default/endpointslices?labelSelector=kubernetes.io%2Fservice-name%3Dkubernetes';

/** Opens probes whose requests each end within `deadlineMs`. */
export function createProbe(deadlineMs: number): ProbeApiServer {
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
        const reply = await send(server, token, slices);
        const listed = slicesSchema.safeParse(parseJson(reply?.body ?? ''));
        if (!listed.success) return null;
        const all = listed.data.items.flatMap(({ endpoints, ports }) =>
          (endpoints ?? []).flatMap(({ addresses }) =>
            addresses.flatMap((address) => (ports ?? []).map(({ port }) => ({ address, port }))),
          ),
        );
        const ownPort = Number(new URL(server).port);
        const own = ownAddresses();
        return all
          .filter(({ address, port }) => !(port === ownPort && own.has(address)))
          .map(({ address, port }) => `https://${address.includes(':') ? `[${address}]` : address}:${port}`);
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

function ownAddresses(): Set<string> {
  return new Set(
    Object.values(networkInterfaces()).flatMap((each) => (each ?? []).map(({ address }) => address)),
  );
}
