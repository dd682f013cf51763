import * as z from 'zod';
import { fail, ok } from '../../../shared/result.ts';
import type {
  ClusterAddress,
  ClusterObject,
  ConnectCluster,
  ObjectRef,
  ObjectToCreate,
} from '../../core/ports/cluster-api.ts';
import { Secret } from '../../core/secret.ts';
import type { ApiCall } from './api-call.ts';
import type { ApiGroups } from './client-library.ts';
import { explainFailure } from './explain-failure.ts';
import { createRightsApi } from './rights-api.ts';
import type { Transport } from './transport.ts';

const date = z.date().or(z.iso.datetime({ offset: true }).transform((text) => new Date(text)));

const tokenRequestSchema = z.object({
  status: z.object({ token: z.string().min(1), expirationTimestamp: date }),
});
const tokenReviewSchema = z.object({
  status: z.object({
    authenticated: z.boolean().optional(),
    user: z.object({ username: z.string().optional() }).optional(),
  }),
});
const versionSchema = z.object({ gitVersion: z.string() });
const accessReviewSchema = z.object({ status: z.object({ allowed: z.boolean() }) });
const selfReviewSchema = z.object({
  status: z.object({ userInfo: z.object({ username: z.string(), groups: z.array(z.string()).default([]) }) }),
});
const objectSchema = z.object({
  metadata: z.object({ uid: z.string(), labels: z.record(z.string(), z.string()).default({}) }),
  roleRef: z.object({ kind: z.string(), name: z.string() }).optional(),
  subjects: z
    .array(z.object({ kind: z.string(), namespace: z.string().optional(), name: z.string() }))
    .optional(),
});

/** A user that no cluster has: what it may do, everybody may. */
const nobody = 'keyfob:nobody';

/** Opens cluster APIs whose calls each end within `deadlineMs`; client-node and TLS are loaded with the first call. */
export function createConnectCluster(deadlineMs: number): ConnectCluster {
  return (address) => {
    const { server } = address;
    let opened: Promise<OpenedApi> | null = null;

    const call: ApiCall = async (schema, action, perform) => {
      opened ??= openApi(address, deadlineMs);
      const { api } = await opened;
      try {
        const parsed = schema.safeParse(await perform(api));
        return parsed.success ? ok(parsed.data) : fail({ code: 'api-bad-reply', server });
      } catch (error) {
        return fail(explainFailure(error, server, action));
      }
    };

    const dropConnections = () => void opened?.then(({ transport }) => transport.dropConnections());

    return {
      tokens: {
        async mint({ account, expirationSeconds, boundSecret }) {
          const minted = await call(tokenRequestSchema, 'request tokens', ({ core }) =>
            core.createNamespacedServiceAccountToken({
              ...account,
              body: {
                spec: {
                  audiences: [],
                  expirationSeconds,
                  boundObjectRef: { apiVersion: 'v1', kind: 'Secret', name: boundSecret },
                },
              },
            }),
          );
          if (!minted.ok) return minted;
          const { token, expirationTimestamp } = minted.value.status;
          return ok({ token: new Secret(token), expiresAt: expirationTimestamp.getTime() });
        },
        async review(token) {
          const review = await call(tokenReviewSchema, 'review tokens', ({ authentication }) =>
            authentication.createTokenReview({ body: { spec: { token: token.reveal() } } }),
          );
          if (!review.ok) return review;
          const { authenticated, user } = review.value.status;
          return ok({ accepted: authenticated === true, user: user?.username ?? null });
        },
      },
      objects: {
        async read(ref) {
          const read = await call(objectSchema, `read ${ref.kind} ${ref.name}`, (api) =>
            readObject(api, ref),
          );
          if (read.ok) return ok(toClusterObject(read.value));
          return read.error.code === 'api-not-found' ? ok(null) : read;
        },
        async create(object) {
          const { ref } = object;
          const created = await call(objectSchema, `create ${ref.kind} ${ref.name}`, (api) =>
            createObject(api, object),
          );
          return created.ok ? ok(toClusterObject(created.value)) : created;
        },
      },
      server: {
        async version() {
          const version = await call(versionSchema, 'read the version', (api) => api.version.getCode());
          return version.ok ? ok(version.value.gitVersion) : version;
        },
        async authorization() {
          const review = await call(accessReviewSchema, 'review access', ({ authorization }) =>
            authorization.createSubjectAccessReview({
              body: { spec: { user: nobody, resourceAttributes: { verb: '*', group: '*', resource: '*' } } },
            }),
          );
          return review.ok ? ok(review.value.status.allowed ? 'always-allow' : 'rbac') : review;
        },
        async whoAmI() {
          const review = await call(selfReviewSchema, 'ask who it is', ({ authentication }) =>
            authentication.createSelfSubjectReview({ body: {} }),
          );
          if (review.ok) {
            const { username, groups: memberOf } = review.value.status.userInfo;
            return ok({ user: username, groups: memberOf });
          }
          return review.error.code === 'api-not-found' ? ok(null) : review;
        },
      },
      rights: createRightsApi(call),
      dropConnections,
      close: dropConnections,
    };
  };
}

interface OpenedApi {
  readonly transport: Transport;
  readonly api: ApiGroups;
}

async function openApi(address: ClusterAddress, deadlineMs: number): Promise<OpenedApi> {
  const [{ createTransport }, { createApiGroups }] = await Promise.all([
    import('./transport.ts'),
    import('./client-library.ts'),
  ]);
  const transport = createTransport(address, deadlineMs);
  return { transport, api: createApiGroups(transport) };
}

function readObject(api: ApiGroups, ref: ObjectRef): Promise<unknown> {
  switch (ref.kind) {
    case 'Namespace':
      return api.core.readNamespace(ref);
    case 'ServiceAccount':
      return api.core.readNamespacedServiceAccount(ref);
    case 'Secret':
      return api.core.readNamespacedSecret(ref);
    case 'ClusterRoleBinding':
      return api.rbac.readClusterRoleBinding(ref);
  }
}

function createObject(api: ApiGroups, { ref, labels, binding }: ObjectToCreate): Promise<unknown> {
  const metadata = { name: ref.name, labels: { ...labels } };
  switch (ref.kind) {
    case 'Namespace':
      return api.core.createNamespace({ body: { metadata } });
    case 'ServiceAccount':
      return api.core.createNamespacedServiceAccount({ namespace: ref.namespace, body: { metadata } });
    case 'Secret':
      return api.core.createNamespacedSecret({
        namespace: ref.namespace,
        body: { metadata, type: 'Opaque' },
      });
    case 'ClusterRoleBinding':
      if (binding === null) throw new TypeError('a binding needs a role and an account');
      return api.rbac.createClusterRoleBinding({
        body: {
          metadata,
          roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: binding.role },
          subjects: [{ kind: 'ServiceAccount', ...binding.account }],
        },
      });
  }
}

function toClusterObject({ metadata, roleRef, subjects }: z.infer<typeof objectSchema>): ClusterObject {
  return {
    uid: metadata.uid,
    labels: metadata.labels,
    binding:
      roleRef === undefined
        ? null
        : {
            role: roleRef,
            subjects: (subjects ?? []).map(({ kind, namespace, name }) => ({
              kind,
              namespace: namespace ?? null,
              name,
            })),
          },
  };
}
