import { spoken } from '../language/spoken.ts';

const english = {
  problem: {
    'not-yaml': (file: string) => `${file} is not valid YAML.`,
    'too-complex': (file: string) => `${file} is nested or aliased more deeply than any kubeconfig is.`,
    ambiguous: (file: string) =>
      `${file} is written in a way that programs read differently (an anchor, a tag, a merge key, a stray line break, a second document or a name twice).`,
    'other-kind': (file: string) =>
      `${file} is not a kubeconfig: its kind is not "Config" or its apiVersion not "v1".`,
    'duplicate-name': (file: string) => `${file} has several contexts, clusters or users of the same name.`,
    'no-context': (file: string) => `${file} names no current context.`,
    'no-cluster': (file: string) => `${file} lacks the cluster that its context names.`,
    'no-user': (file: string) => `${file} lacks the user that its context names.`,
    'no-server': (file: string) => `${file} names no server address.`,
    'bad-server': (file: string) =>
      `${file} names a server address that is not just a host and a port, or one that programs read differently.`,
    'not-https': (file: string) => `${file} names a server that is not https.`,
    'no-authority': (file: string) => `${file} holds no cluster CA certificate.`,
    'bad-authority': (file: string) => `${file} holds a CA certificate that cannot be read.`,
    'no-credential': (file: string) => `${file} holds neither a token nor a client certificate.`,
    'bad-credential': (file: string) =>
      `${file} holds a token, client certificate or key that cannot be read.`,
    'half-credential': (file: string) =>
      `${file} holds a client certificate without its key, or a key without its certificate.`,
    'two-credentials': (file: string) => `${file} holds both a token and a client certificate.`,
    'other-key': (file: string) => `${file} holds a client certificate with the key of another one.`,
  },
  feature: {
    exec: (file: string) => `${file} wants to run a program (exec plugin). Keyfob does not follow that.`,
    'auth-provider': (file: string) => `${file} uses an auth provider plugin. Keyfob does not follow that.`,
    impersonation: (file: string) =>
      `${file} acts as another user or in other groups (as, as-groups). Keyfob does not follow that.`,
    'proxy-url': (file: string) =>
      `${file} sends everything through a proxy (proxy-url). Keyfob does not follow that.`,
    'insecure-skip-tls-verify': (file: string) =>
      `${file} turns off the check of the server certificate (insecure-skip-tls-verify). Keyfob does not follow that.`,
    'tls-server-name': (file: string) =>
      `${file} expects the server certificate of another name (tls-server-name). Keyfob does not follow that.`,
    'file-reference': (file: string) =>
      `${file} points at other files instead of holding its certificates. Keyfob does not follow that.`,
  },
  restore:
    'Restore it from a backup. The command lists the copies that are there, those of earlier revisions too.',
  restoreOriginal:
    'Restore the file that MicroK8s made, which has no such entry. The command lists the copies that are there, those of earlier revisions too.',
};

/** Failures of what a kubeconfig says. */
export const kubeconfigErrorPhrases = spoken('kubeconfigError', english);
