import * as z from 'zod';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../shared/contract/values/result.ts';
import type { ClusterAddress, ConnectCluster } from '../../core/ports/cluster-api.ts';
import { Secret } from '../../core/ports/secret.ts';
import { longestToken } from '../../core/vault/jwt/decode.ts';
import type { ApiCall } from './api-call.ts';
import type { createApiGroups } from './client-library.ts';
import { controlPlaneOf, nodesPath, nodesSchema, slicesPath, slicesSchema } from './control-plane.ts';
import { createDashboardApi } from './dashboards.ts';
import { explainCertificate } from './explain-certificate.ts';
import { explainFailure } from './explain-failure.ts';
import { createListApi } from './list-api.ts';
import { createObjectApi } from './object-api.ts';
import { createRightsApi } from './rights-api.ts';
import type { Transport } from './transport.ts';
import { tryToken } from './try-token.ts';

const date = z.date().or(z.iso.datetime({ offset: true }).transform((text) => new Date(text)));

/** What is longer than any real one is no reply: it would come into every snapshot. */
const name = z.string().max(1000);

const tokenRequestSchema = z.object({
  status: z.object({ token: z.string().min(1).max(longestToken), expirationTimestamp: date }),
});
const legacySecretSchema = z.object({
  data: z.object({ token: z.string().default('') }).default({ token: '' }),
});
const tokenReviewSchema = z.object({
  status: z.object({
    authenticated: z.boolean().optional(),
    user: z.object({ username: name.optional() }).optional(),
  }),
});
const versionSchema = z.object({ gitVersion: name });
const accessReviewSchema = z.object({ status: z.object({ allowed: z.boolean() }) });
const selfReviewSchema = z.object({
  status: z.object({ userInfo: z.object({ username: name, groups: z.array(name).max(1000).default([]) }) }),
});
/** An RSA key of 8192 bits has 1366 characters. */
const text = z.string().max(1400).optional();
const keySetSchema = z.object({
  keys: z
    .array(z.object({ kty: name, kid: text, alg: text, n: text, e: text, crv: text, x: text, y: text }))
    .max(50),
});

/** A whole list may take as long as this many calls. */
const listDeadlines = 6;

/** A user that no cluster has: what it may do, everybody may. */
const nobody = 'keyfob:nobody';

/** Opens cluster APIs whose calls each end within `deadlineMs`; client-node and TLS are loaded with the first call. */
export function createConnectCluster(deadlineMs: number): ConnectCluster {
  return (address, onReply = () => undefined) => {
    const { server } = address;
    let opened: Promise<OpenedApi> | null = null;
    const closing = new AbortController();
    const isClosed = () => closing.signal.aborted;

    /** What comes from a cluster that was left is told to nobody. */
    const whileOpen = async <Value>(answer: () => Promise<Result<Value, AppError>>) => {
      const answered = isClosed() ? null : await answer();
      return answered === null || isClosed() ? fail<AppError>({ code: 'cluster-changed' }) : answered;
    };

    const call: ApiCall = (schema, action, perform, sent) =>
      whileOpen(() => ask(schema, action, perform, sent));

    const own = address.credential.kind === 'static-token' ? [address.credential.token] : [];

    const ask: ApiCall = async (schema, action, perform, sent = []) => {
      opened ??= openApi(address, deadlineMs);
      const { transport, createApiGroups } = await opened;
      // Loading takes a while; `close` may not have reached the transport yet.
      if (isClosed()) transport.close();
      let body: string | null = null;
      let asked = '';
      const api = createApiGroups({
        async send(request) {
          asked = `${request.path} ${request.body ?? ''}`;
          const reply = await transport.send(request);
          body = reply.body;
          onReply();
          return reply;
        },
      });
      try {
        const parsed = schema.safeParse(await perform(api));
        return parsed.success ? ok(parsed.data) : fail({ code: 'api-bad-reply', server });
      } catch (error) {
        const failure = explainFailure(error, {
          server,
          action,
          reply: body,
          asked,
          sent: [...own, ...sent],
        });
        return fail(await explainCertificate(failure, address, deadlineMs));
      }
    };

    return {
      tokens: {
        async mint({ account, expirationSeconds, audiences, boundSecret }) {
          const minted = await call(tokenRequestSchema, { does: 'request-tokens', object: '' }, ({ core }) =>
            core.createNamespacedServiceAccountToken({
              ...account,
              body: {
                spec: {
                  audiences: [...audiences],
                  expirationSeconds,
                  ...(boundSecret === null
                    ? {}
                    : { boundObjectRef: { apiVersion: 'v1', kind: 'Secret', name: boundSecret } }),
                },
              },
            }),
          );
          if (!minted.ok) return minted;
          const { token, expirationTimestamp } = minted.value.status;
          return ok({ token: new Secret(token), expiresAt: expirationTimestamp.getTime() });
        },
        tryOut: (token) => whileOpen(() => tryToken(address, token, deadlineMs, closing.signal, onReply)),
        async readLegacy({ namespace, name }) {
          const secret = await call(
            legacySecretSchema,
            { does: 'read', object: `Secret ${name}` },
            ({ core }) => core.readNamespacedSecret({ namespace, name }),
          );
          if (!secret.ok) return secret.error.code === 'api-not-found' ? ok(null) : secret;
          const { token } = secret.value.data;
          return ok(token === '' ? null : new Secret(Buffer.from(token, 'base64').toString('utf8')));
        },
        async review(token, audiences) {
          const review = await call(
            tokenReviewSchema,
            { does: 'review-tokens', object: '' },
            ({ authentication }) =>
              authentication.createTokenReview({
                body: { spec: { token: token.reveal(), audiences: [...audiences] } },
              }),
            [token],
          );
          if (!review.ok) return review;
          const { authenticated, user } = review.value.status;
          return ok({ accepted: authenticated === true, user: user?.username ?? null });
        },
      },
      objects: createObjectApi(call),
      lists: createListApi({
        server,
        call,
        deadlineMs: listDeadlines * deadlineMs,
        now: () => performance.now(),
      }),
      server: {
        async version() {
          const version = await call(versionSchema, { does: 'read-version', object: '' }, (api) =>
            api.version.getCode(),
          );
          return version.ok ? ok(version.value.gitVersion) : version;
        },
        async authorization() {
          const review = await call(
            accessReviewSchema,
            { does: 'review-access', object: '' },
            ({ authorization }) =>
              authorization.createSubjectAccessReview({
                body: {
                  spec: { user: nobody, resourceAttributes: { verb: '*', group: '*', resource: '*' } },
                },
              }),
          );
          return review.ok ? ok(review.value.status.allowed ? 'always-allow' : 'rbac') : review;
        },
        async signingKeys() {
          const keys = await call(keySetSchema, { does: 'read-keys', object: '' }, ({ read }) =>
            read('/openid/v1/jwks'),
          );
          return keys.ok ? ok(keys.value.keys) : keys;
        },
        async whoAmI() {
          const review = await call(
            selfReviewSchema,
            { does: 'ask-identity', object: '' },
            ({ authentication }) => authentication.createSelfSubjectReview({ body: {} }),
          );
          if (review.ok) {
            const { username, groups: memberOf } = review.value.status.userInfo;
            return ok({ user: username, groups: memberOf });
          }
          return review.error.code === 'api-not-found' ? ok(null) : review;
        },
        async controlPlane() {
          const [slices, nodes] = await Promise.all([
            call(slicesSchema, { does: 'list', object: 'EndpointSlices' }, ({ read }) => read(slicesPath)),
            call(nodesSchema, { does: 'list', object: 'nodes' }, ({ read }) => read(nodesPath)),
          ]);
          if (!slices.ok) return slices;
          return nodes.ok ? ok(controlPlaneOf(slices.value, nodes.value)) : nodes;
        },
      },
      rights: createRightsApi(call),
      dashboards: createDashboardApi(call),
      dropConnections: () => void opened?.then(({ transport }) => transport.dropConnections()),
      close() {
        closing.abort();
        void opened?.then(({ transport }) => transport.close());
      },
    };
  };
}

interface OpenedApi {
  readonly transport: Transport;
  readonly createApiGroups: typeof createApiGroups;
}

async function openApi(address: ClusterAddress, deadlineMs: number): Promise<OpenedApi> {
  const [{ createTransport }, { createApiGroups }] = await Promise.all([
    import('./transport.ts'),
    import('./client-library.ts'),
  ]);
  return { transport: createTransport(address, deadlineMs), createApiGroups };
}
