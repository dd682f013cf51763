import type { DemoAnswer, DemoRequest, DemoState } from './demo-call.ts';
import { coreKinds, groups, rbacKinds } from './demo-discovery.ts';
import { listDashboardPods, listIngresses, answerServices, readService } from './demo-dashboard.ts';
import { listBindings, listMetadata, listPods } from './demo-lists.ts';
import {
  createBinding,
  createNamespace,
  createRole,
  createSecret,
  createServiceAccount,
  deleteNamespace,
  deleteObject,
  readObject,
} from './demo-object-answers.ts';
import { noMethod, noResource, unauthorized, type DemoReply } from './demo-replies.ts';
import { reviewAccess, reviewRules, reviewSelf, reviewToken } from './demo-reviews.ts';
import { listDemoNodes, listSlices } from './demo-nodes.ts';
import { requestToken } from './demo-token-request.ts';
import { demoIssuer } from './demo-tokens.ts';

/** A current version: a cluster that was installed with a token file (up to 1.27) keeps it through upgrades. */
const version = { major: '1', minor: '36', gitVersion: 'v1.36.3', platform: 'linux/amd64' };

/** Everything that the demo serves; `:namespace` and `:name` stand for one part of a path. */
const paths: Readonly<Record<string, Readonly<Record<string, DemoAnswer>>>> = {
  '/readyz': { GET: () => found('ok') },
  '/version': { GET: () => found(version) },
  '/openid/v1/jwks': { GET: ({ state }) => found(state.tokens.jwks) },
  '/.well-known/openid-configuration': { GET: ({ state }) => found(openIdConfiguration(state)) },
  '/apis/authentication.k8s.io/v1/tokenreviews': { POST: reviewToken },
  '/apis/authentication.k8s.io/v1/selfsubjectreviews': { POST: reviewSelf },
  '/apis/authorization.k8s.io/v1/subjectaccessreviews': { POST: reviewAccess('SubjectAccessReview') },
  '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews': { POST: reviewAccess('SelfSubjectAccessReview') },
  '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews': { POST: reviewRules },
  '/api/v1/namespaces': { POST: createNamespace, GET: listMetadata('namespaces') },
  '/api/v1/serviceaccounts': { GET: listMetadata('serviceaccounts') },
  '/api/v1/secrets': { GET: listMetadata('secrets') },
  '/api/v1/pods': { GET: listPods },
  '/api/v1/services': { GET: answerServices },
  '/api/v1/namespaces/:namespace/services/:name': { GET: readService },
  '/api/v1/namespaces/:namespace/pods': { GET: listDashboardPods },
  '/apis/networking.k8s.io/v1/ingresses': { GET: listIngresses },
  '/api/v1/nodes': { GET: listDemoNodes },
  '/apis/discovery.k8s.io/v1/namespaces/default/endpointslices': { GET: listSlices },
  '/api/v1': { GET: () => found(coreKinds) },
  '/apis': { GET: () => found(groups) },
  '/apis/rbac.authorization.k8s.io/v1': { GET: () => found(rbacKinds) },
  '/api/v1/namespaces/:name': { GET: readObject('namespaces'), DELETE: deleteNamespace },
  '/api/v1/namespaces/:namespace/serviceaccounts': {
    POST: createServiceAccount,
    GET: listMetadata('serviceaccounts'),
  },
  '/api/v1/namespaces/:namespace/serviceaccounts/:name': {
    GET: readObject('serviceaccounts'),
    DELETE: deleteObject('serviceaccounts'),
  },
  '/api/v1/namespaces/:namespace/serviceaccounts/:name/token': { POST: requestToken },
  '/api/v1/namespaces/:namespace/secrets': { POST: createSecret, GET: listMetadata('secrets') },
  '/api/v1/namespaces/:namespace/secrets/:name': {
    GET: readObject('secrets'),
    DELETE: deleteObject('secrets'),
  },
  '/apis/rbac.authorization.k8s.io/v1/rolebindings': { GET: listMetadata('rolebindings') },
  '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings': {
    POST: createBinding('clusterrolebindings'),
    GET: listBindings('clusterrolebindings'),
  },
  '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/:name': {
    GET: readObject('clusterrolebindings'),
    DELETE: deleteObject('clusterrolebindings'),
  },
  '/apis/rbac.authorization.k8s.io/v1/clusterroles': { POST: createRole },
  '/apis/rbac.authorization.k8s.io/v1/clusterroles/:name': {
    GET: readObject('clusterroles'),
    DELETE: deleteObject('clusterroles'),
  },
  '/apis/rbac.authorization.k8s.io/v1/namespaces/:namespace/rolebindings': {
    POST: createBinding('rolebindings'),
    GET: listBindings('rolebindings'),
  },
  '/apis/rbac.authorization.k8s.io/v1/namespaces/:namespace/rolebindings/:name': {
    GET: readObject('rolebindings'),
    DELETE: deleteObject('rolebindings'),
  },
};

const routes = Object.entries(paths).map(([path, methods]) => ({
  parts: path.split('/'),
  methods: new Map(Object.entries(methods)),
}));

/** Answers the calls that Keyfob makes, as the API server of a MicroK8s without RBAC does. */
export async function answerDemoRequest(request: DemoRequest, state: DemoState): Promise<DemoReply> {
  const user = await state.authentication.identify(request);
  if (user === null) return unauthorized;
  const parts = decodeParts(request.path);
  const route = routes.find((candidate) => matches(candidate.parts, parts));
  if (route === undefined) return noResource;
  const answer = route.methods.get(request.method);
  if (answer === undefined) return noMethod;
  const named = (placeholder: string) => parts[route.parts.indexOf(placeholder)] ?? '';
  return answer({ request, state, user, namespace: named(':namespace'), name: named(':name') });
}

function matches(expected: readonly string[], parts: readonly string[]): boolean {
  return (
    expected.length === parts.length &&
    expected.every((part, at) => part === parts[at] || (part.startsWith(':') && parts[at] !== ''))
  );
}

function decodeParts(path: string): readonly string[] {
  try {
    return path.split('/').map(decodeURIComponent);
  } catch (error) {
    if (error instanceof URIError) return [];
    throw error;
  }
}

function openIdConfiguration({ server }: DemoState): object {
  return {
    issuer: demoIssuer,
    jwks_uri: `${server}/openid/v1/jwks`,
    response_types_supported: ['id_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
  };
}

function found(body: object | string): DemoReply {
  return { status: 200, body };
}
