import * as z from 'zod';

const server = z.string();

/** How many characters of what a cluster says are shown. */
export const mostClusterWords = 300;

/** What the cluster said about it, in its own words; for the window alone. */
const said = z.string().max(mostClusterWords).optional();

const refuser = z.enum(['policy', 'quota', 'limit-range', 'pod-security', 'webhook', 'namespace-ending']);
/** Who refused what the credential would have been allowed to do. */
export type Refuser = z.infer<typeof refuser>;

const action = z.strictObject({
  does: z.enum([
    'create',
    'read',
    'delete',
    'list',
    'ask-rights',
    'ask-identity',
    'request-tokens',
    'review-tokens',
    'review-access',
    'read-version',
    'read-keys',
    'forward-ports',
  ]),
  object: z.string(),
});
/** What was asked for; `object` is what it was about, or whose rights, and empty where `does` says it all. */
export type ApiAction = z.infer<typeof action>;

/** Failures of the API server. */
export const apiErrors = [
  z.strictObject({
    code: z.literal('api-unreachable'),
    server,
    reason: z.enum(['refused', 'cut', 'unknown-host', 'no-route']),
  }),
  z.strictObject({ code: z.literal('api-timeout'), server, seconds: z.number() }),
  z.strictObject({ code: z.literal('api-unauthorized'), server, said }),
  /** The credential lacks the right. */
  z.strictObject({ code: z.literal('api-forbidden'), action, said }),
  /** Something refused it that has nothing to do with who asked; null where nobody knows what. */
  z.strictObject({
    code: z.literal('api-denied'),
    action,
    status: z.int(),
    by: refuser.nullable(),
    name: z.string(),
    said,
  }),
  z.strictObject({ code: z.literal('api-webhook-failed'), action, name: z.string(), said }),
  z.strictObject({ code: z.literal('api-not-found'), kind: z.string(), name: z.string(), said }),
  z.strictObject({ code: z.literal('api-conflict'), kind: z.string(), name: z.string(), said }),
  z.strictObject({ code: z.literal('api-busy'), server, seconds: z.number().nullable(), said }),
  z.strictObject({ code: z.literal('api-refused'), status: z.int(), reason: z.string(), said }),
  z.strictObject({ code: z.literal('api-server-error'), server, status: z.int(), said }),
  z.strictObject({ code: z.literal('api-bad-reply'), server }),
  z.strictObject({ code: z.literal('no-cluster') }),
  z.strictObject({ code: z.literal('cluster-changed') }),
] as const;
