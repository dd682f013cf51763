import * as z from 'zod';

const file = z.string();
const server = z.string();

/** Every expected failure as plain data: `code` names it, the other fields are what its sentence needs. */
export const appErrorSchema = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('snap-data-missing'), folder: z.string() }),
  z.strictObject({ code: z.literal('not-snap-data'), folder: z.string() }),
  z.strictObject({ code: z.literal('no-permission'), file, group: z.string() }),
  z.strictObject({ code: z.literal('root-only'), file }),
  z.strictObject({ code: z.literal('file-missing'), file }),
  z.strictObject({ code: z.literal('file-empty'), file }),
  z.strictObject({ code: z.literal('file-too-large'), file, limitBytes: z.int() }),
  z.strictObject({ code: z.literal('file-not-regular'), file }),
  z.strictObject({ code: z.literal('file-link-loop'), file }),
  z.strictObject({ code: z.literal('file-unreadable'), file }),
  z.strictObject({ code: z.literal('file-not-text'), file }),
  z.strictObject({ code: z.literal('args-unusable'), file }),
  z.strictObject({
    code: z.literal('token-file-refused'),
    file,
    line: z.int(),
    problem: z.enum(['too-few-columns', 'bare-quote', 'unclosed-quote']),
  }),
  z.strictObject({
    code: z.literal('kubeconfig-unusable'),
    file,
    problem: z.enum([
      'not-yaml',
      'too-complex',
      'no-context',
      'no-cluster',
      'no-user',
      'no-server',
      'not-https',
      'no-authority',
      'bad-authority',
      'no-credential',
      'bad-credential',
    ]),
  }),
  z.strictObject({
    code: z.literal('kubeconfig-refused'),
    file,
    feature: z.enum(['exec', 'auth-provider', 'proxy-url', 'insecure-skip-tls-verify', 'file-reference']),
  }),
  z.strictObject({ code: z.literal('admin-token-differs'), file }),
  z.strictObject({ code: z.literal('too-old') }),
  z.strictObject({ code: z.literal('worker-node') }),

  z.strictObject({
    code: z.literal('api-unreachable'),
    server,
    reason: z.enum(['refused', 'cut', 'unknown-host', 'no-route']),
  }),
  z.strictObject({ code: z.literal('api-timeout'), server, seconds: z.number() }),
  z.strictObject({
    code: z.literal('api-certificate'),
    server,
    problem: z.enum(['untrusted', 'expired', 'wrong-name']),
  }),
  z.strictObject({ code: z.literal('api-unauthorized'), server }),
  z.strictObject({ code: z.literal('api-forbidden'), action: z.string() }),
  z.strictObject({ code: z.literal('api-not-found'), kind: z.string(), name: z.string() }),
  z.strictObject({ code: z.literal('api-conflict'), kind: z.string(), name: z.string() }),
  z.strictObject({ code: z.literal('api-refused'), status: z.int(), reason: z.string() }),
  z.strictObject({ code: z.literal('api-server-error'), server, status: z.int() }),
  z.strictObject({ code: z.literal('api-bad-reply'), server }),
  z.strictObject({ code: z.literal('no-cluster') }),
  z.strictObject({ code: z.literal('cluster-changed') }),

  z.strictObject({ code: z.literal('access-not-set-up') }),
  z.strictObject({ code: z.literal('access-foreign'), kind: z.string(), name: z.string() }),

  z.strictObject({ code: z.literal('keyring-locked') }),
  z.strictObject({ code: z.literal('keyring-absent') }),
  z.strictObject({ code: z.literal('keyring-timeout'), seconds: z.number() }),
  z.strictObject({ code: z.literal('keyring-failed') }),
  z.strictObject({ code: z.literal('unlock-dismissed') }),

  z.strictObject({ code: z.literal('token-unknown') }),
  z.strictObject({ code: z.literal('token-expired') }),
  z.strictObject({ code: z.literal('token-lost') }),

  z.strictObject({ code: z.literal('clipboard-needs-window') }),
  z.strictObject({ code: z.literal('clipboard-failed') }),

  z.strictObject({ code: z.literal('store-unreadable'), file }),
  z.strictObject({ code: z.literal('store-unwritable'), file }),
  z.strictObject({ code: z.literal('invalid-request'), field: z.string() }),
  z.strictObject({ code: z.literal('bug'), incident: z.string() }),
]);

/** An expected failure as plain data; `describe` gives its words. */
export type AppError = z.infer<typeof appErrorSchema>;
/** The name of one kind of expected failure. */
export type AppErrorCode = AppError['code'];
