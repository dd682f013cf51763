import * as z from 'zod';
import type { DemoObjects, Resource } from './demo-objects.ts';
import { alreadyExists, failure, notFound, unauthorized, type DemoReply } from './demo-replies.ts';
import type { DemoTokens, TokenUser } from './demo-tokens.ts';

/** One request as the server hands it on. */
export interface DemoRequest {
  readonly method: string;
  readonly path: string;
  readonly bearer: string | null;
  readonly body: string;
}

/** What the API answers from; `adminToken` is the admin row of the token file. */
export interface DemoApiParts {
  readonly objects: DemoObjects;
  readonly tokens: DemoTokens;
  readonly adminToken: string;
  readonly now: () => number;
}

/** The Kubernetes version that the demo claims: the last whose MicroK8s was installed with a token file. */
const version = { major: '1', minor: '27', gitVersion: 'v1.27.16', platform: 'linux/amd64' };

const dnsName = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;

const tokenRequest = z.object({
  spec: z.object({
    audiences: z.array(z.string()).nullish(),
    expirationSeconds: z.int().nullish(),
    boundObjectRef: z
      .object({ kind: z.literal('Secret'), name: z.string(), uid: z.string().optional() })
      .nullish(),
  }),
});
const tokenReview = z.object({ spec: z.object({ token: z.string().optional() }) });
const newObject = z.looseObject({ metadata: z.looseObject({ name: z.string() }) });

type Body = Readonly<Record<string, unknown>>;

/** Answers the calls that Keyfob makes, as the API server of a MicroK8s without RBAC does. */
export async function answerDemoRequest(request: DemoRequest, parts: DemoApiParts): Promise<DemoReply> {
  const user = await authenticate(request.bearer, parts);
  if (user === null) return unauthorized;
  const { method, path } = request;
  if (method === 'GET' && path === '/readyz') return { status: 200, body: 'ok' };
  if (method === 'GET' && path === '/version') return { status: 200, body: version };
  if (method === 'GET' && path === '/openid/v1/jwks') return { status: 200, body: parts.tokens.jwks };
  const target = parseTarget(path);
  if (method === 'POST') {
    const body = parseBody(request.body);
    if (body === null) return failure(400, 'BadRequest', 'the object provided is unrecognized');
    return answerPost(path, target, body, user, parts);
  }
  if (target === null || target.name === null || target.isToken) return notThere;
  const { resource, namespace, name } = target;
  if (method === 'GET') return found(parts.objects.get(resource, namespace, name), resource, name);
  if (method === 'DELETE') return found(parts.objects.delete(resource, namespace, name), resource, name);
  return failure(405, 'MethodNotAllowed', 'the server does not allow this method on the requested resource');
}

async function answerPost(
  path: string,
  target: Target | null,
  body: Body,
  user: TokenUser,
  parts: DemoApiParts,
): Promise<DemoReply> {
  switch (path) {
    case '/apis/authentication.k8s.io/v1/tokenreviews':
      return reviewToken(body, parts);
    case '/apis/authentication.k8s.io/v1/selfsubjectreviews':
      return created('authentication.k8s.io/v1', 'SelfSubjectReview', body, { userInfo: user });
    case '/apis/authorization.k8s.io/v1/subjectaccessreviews':
      return created('authorization.k8s.io/v1', 'SubjectAccessReview', body, { allowed: true });
    default:
      if (target?.isToken === true) return requestToken(target, body, parts);
      return target?.name === null ? createObject(target, body, parts) : notThere;
  }
}

const notThere = failure(404, 'NotFound', 'the server could not find the requested resource', {});

interface Target {
  readonly resource: Resource;
  readonly namespace: string | null;
  readonly name: string | null;
  readonly isToken: boolean;
}

function parseTarget(path: string): Target | null {
  const cluster =
    /^\/(?:api\/v1\/(namespaces)|apis\/rbac\.authorization\.k8s\.io\/v1\/(clusterrolebindings))(?:\/([^/]+))?$/.exec(
      path,
    );
  if (cluster !== null) {
    const resource = cluster[1] === undefined ? 'clusterrolebindings' : 'namespaces';
    return { resource, namespace: null, name: cluster[3] ?? null, isToken: false };
  }
  const namespaced =
    /^\/api\/v1\/namespaces\/([^/]+)\/(serviceaccounts|secrets)(?:\/([^/]+)(\/token)?)?$/.exec(path);
  if (namespaced === null) return null;
  const [, namespace = '', resource, name, token] = namespaced;
  const isToken = token !== undefined && resource === 'serviceaccounts';
  if (token !== undefined && !isToken) return null;
  return {
    resource: resource === 'secrets' ? 'secrets' : 'serviceaccounts',
    namespace,
    name: name ?? null,
    isToken,
  };
}

async function authenticate(
  bearer: string | null,
  { adminToken, tokens, objects, now }: DemoApiParts,
): Promise<TokenUser | null> {
  if (bearer === null) return null;
  if (bearer === adminToken)
    return { username: 'admin', uid: 'admin', groups: ['system:masters', 'system:authenticated'] };
  return tokens.check(bearer, objects, now());
}

async function reviewToken(body: Body, parts: DemoApiParts): Promise<DemoReply> {
  const parsed = tokenReview.safeParse(body);
  const user = await authenticate(parsed.data?.spec.token ?? null, parts);
  const status =
    user === null
      ? { user: {}, error: '[invalid bearer token]' }
      : { authenticated: true, user, audiences: [] };
  return created('authentication.k8s.io/v1', 'TokenReview', body, status);
}

async function requestToken(
  target: Target,
  body: Body,
  { objects, tokens, now }: DemoApiParts,
): Promise<DemoReply> {
  const { namespace, name } = target;
  if (namespace === null || name === null) return notThere;
  const account = objects.get('serviceaccounts', namespace, name);
  if (account === null) return notFound('serviceaccounts', name);
  const parsed = tokenRequest.safeParse(body);
  if (!parsed.success) return failure(400, 'BadRequest', 'the TokenRequest is malformed');
  const { expirationSeconds, audiences, boundObjectRef } = parsed.data.spec;
  const lifetime = expirationSeconds ?? 3600;
  if (lifetime < 600 || lifetime > 2 ** 32) return invalidLifetime(lifetime);
  const secret = boundObjectRef == null ? null : objects.get('secrets', namespace, boundObjectRef.name);
  if (boundObjectRef != null && secret === null) return notFound('secrets', boundObjectRef.name);
  const issuedAt = Math.floor(now() / 1000);
  const token = await tokens.sign({
    namespace,
    account: { name, uid: account.metadata.uid },
    secret: secret === null ? null : { name: secret.metadata.name, uid: secret.metadata.uid },
    audiences: audiences ?? [],
    issuedAt,
    expiresAt: issuedAt + lifetime,
  });
  const expirationTimestamp = new Date((issuedAt + lifetime) * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
  return created('authentication.k8s.io/v1', 'TokenRequest', body, { token, expirationTimestamp });
}

function invalidLifetime(lifetime: number): DemoReply {
  const message =
    lifetime < 600
      ? 'may not specify a duration less than 10 minutes'
      : 'may not specify a duration larger than 2^32 seconds';
  return failure(
    422,
    'Invalid',
    `TokenRequest.authentication.k8s.io "" is invalid: spec.expirationSeconds: ${message}`,
    {
      group: 'authentication.k8s.io',
      kind: 'TokenRequest',
      causes: [{ reason: 'FieldValueInvalid', message, field: 'spec.expirationSeconds' }],
    },
  );
}

function createObject(
  { resource, namespace }: Target,
  body: Body,
  { objects, now }: DemoApiParts,
): DemoReply {
  const parsed = newObject.safeParse(body);
  if (!parsed.success || !dnsName.test(parsed.data.metadata.name)) {
    return failure(422, 'Invalid', 'metadata.name: Invalid value', { kind: resource });
  }
  if (namespace !== null && objects.get('namespaces', null, namespace) === null)
    return notFound('namespaces', namespace);
  const { name } = parsed.data.metadata;
  const stored = objects.create(resource, namespace, { ...kinds[resource], ...parsed.data }, now());
  return stored === null ? alreadyExists(resource, name) : { status: 201, body: stored };
}

const kinds = {
  namespaces: { apiVersion: 'v1', kind: 'Namespace' },
  serviceaccounts: { apiVersion: 'v1', kind: 'ServiceAccount' },
  secrets: { apiVersion: 'v1', kind: 'Secret' },
  clusterrolebindings: { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRoleBinding' },
} as const;

function found(object: object | null, resource: Resource, name: string): DemoReply {
  return object === null ? notFound(resource, name) : { status: 200, body: object };
}

function created(apiVersion: string, kind: string, body: Body, status: object): DemoReply {
  return { status: 201, body: { ...body, kind, apiVersion, metadata: { creationTimestamp: null }, status } };
}

function parseBody(text: string): Body | null {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Body) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
