import * as z from 'zod';

const file = z.string();

/** Failures of what a kubeconfig says. */
export const kubeconfigErrors = [
  z.strictObject({
    code: z.literal('kubeconfig-unusable'),
    file,
    problem: z.enum([
      'not-yaml',
      'too-complex',
      'ambiguous',
      'other-kind',
      'duplicate-name',
      'no-context',
      'no-cluster',
      'no-user',
      'no-server',
      'bad-server',
      'not-https',
      'no-authority',
      'bad-authority',
      'no-credential',
      'bad-credential',
      'half-credential',
      'two-credentials',
      'other-key',
    ]),
  }),
  z.strictObject({
    code: z.literal('kubeconfig-refused'),
    file,
    feature: z.enum([
      'exec',
      'auth-provider',
      'impersonation',
      'proxy-url',
      'insecure-skip-tls-verify',
      'tls-server-name',
      'file-reference',
    ]),
  }),
] as const;
