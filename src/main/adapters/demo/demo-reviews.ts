import * as z from 'zod';
import { Secret } from '../../core/ports/secret.ts';
import { withBody, type DemoAnswer } from './demo-call.ts';
import { timestamp } from './demo-objects.ts';
import { badRequest, type DemoReply } from './demo-replies.ts';
import { demoIssuer } from './demo-tokens.ts';

const authentication = 'authentication.k8s.io/v1';
const authorization = 'authorization.k8s.io/v1';

const tokenReviewSchema = z.object({
  spec: z.object({ token: z.string().nullish(), audiences: z.array(z.string()).nullish() }).default({}),
});
const anySpec = z.object({ spec: z.looseObject({}).default({}) });

/** POST tokenreviews: whether a token is accepted, and whose it is. */
export const reviewToken: DemoAnswer = withBody(
  { kind: 'TokenReview', apiVersion: authentication },
  tokenReviewSchema,
  async ({ spec }, { state }) => {
    const { token, audiences } = spec;
    if (token == null || token === '')
      return badRequest('token is required for TokenReview in authentication');
    const asked = audiences == null || audiences.length === 0 ? [demoIssuer] : audiences;
    const verdict = await state.authentication.check(new Secret(token), asked);
    const status = verdict.accepted
      ? { authenticated: true, user: verdict.user, audiences: verdict.audiences }
      : {
          user: {},
          error:
            verdict.reason === null ? 'invalid bearer token' : `[invalid bearer token, ${verdict.reason}]`,
        };
    return made({ kind: 'TokenReview', apiVersion: authentication, metadata: {}, spec, status });
  },
);

/** POST selfsubjectreviews: who asks. */
export const reviewSelf: DemoAnswer = withBody(
  { kind: 'SelfSubjectReview', apiVersion: authentication },
  z.object({}),
  (_, { state, user }) =>
    made({
      kind: 'SelfSubjectReview',
      apiVersion: authentication,
      metadata: { creationTimestamp: timestamp(state.now()) },
      status: { userInfo: user },
    }),
);

/** POST subjectaccessreviews or selfsubjectaccessreviews: without RBAC everybody may do everything. */
export function reviewAccess(kind: 'SubjectAccessReview' | 'SelfSubjectAccessReview'): DemoAnswer {
  return withBody({ kind, apiVersion: authorization }, anySpec, ({ spec }) =>
    made({ kind, apiVersion: authorization, metadata: {}, spec, status: { allowed: true } }),
  );
}

/** POST selfsubjectrulesreviews: without RBAC everything. */
export const reviewRules: DemoAnswer = withBody(
  { kind: 'SelfSubjectRulesReview', apiVersion: authorization },
  anySpec,
  () =>
    made({
      kind: 'SelfSubjectRulesReview',
      apiVersion: authorization,
      metadata: {},
      spec: {},
      status: {
        resourceRules: [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'] }],
        nonResourceRules: [{ verbs: ['*'], nonResourceURLs: ['*'] }],
        incomplete: false,
      },
    }),
);

function made(body: object): DemoReply {
  return { status: 201, body };
}
