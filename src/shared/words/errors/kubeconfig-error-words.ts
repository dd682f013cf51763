import { findKubeconfigs } from './commands.ts';
import type { Words } from './words.ts';
import type { kubeconfigErrors } from '../../contract/errors/kubeconfig-errors.ts';

const kubeconfigProblems = {
  'not-yaml': 'is not valid YAML',
  'too-complex': 'is nested or aliased more than any kubeconfig is',
  ambiguous:
    'is written in a way that programs read differently (an anchor, a tag, a merge key, a stray line break, a second document or a name twice)',
  'other-kind': 'is no kubeconfig: its kind is not "Config" or its apiVersion not "v1"',
  'duplicate-name': 'has several contexts, clusters or users of one name',
  'no-context': 'names no current context',
  'no-cluster': 'lacks the cluster that its context names',
  'no-user': 'lacks the user that its context names',
  'no-server': 'names no server address',
  'bad-server':
    'names a server address that is not just a host and a port, or one that programs read differently',
  'not-https': 'names a server that is not https',
  'no-authority': 'holds no cluster CA certificate',
  'bad-authority': 'holds a CA certificate that cannot be read',
  'no-credential': 'holds neither a token nor a client certificate',
  'bad-credential': 'holds a token, client certificate or key that cannot be read',
  'half-credential': 'holds a client certificate without its key, or a key without its certificate',
  'two-credentials': 'holds both a token and a client certificate',
  'other-key': 'holds a client certificate with the key of another one',
} as const;

const kubeconfigFeatures = {
  exec: 'wants to run a program (exec plugin)',
  'auth-provider': 'uses an auth provider plugin',
  impersonation: 'acts as another user or in other groups (as, as-groups)',
  'proxy-url': 'sends everything through a proxy (proxy-url)',
  'insecure-skip-tls-verify': 'turns off the check of the server certificate (insecure-skip-tls-verify)',
  'tls-server-name': 'expects the server certificate of another name (tls-server-name)',
  'file-reference': 'points at other files instead of holding its certificates',
} as const;

const whichCopies = 'The command lists the copies that are there, those of earlier revisions too.';

/** How a client.config that is of no use comes back. */
export const restoreKubeconfig = {
  remedy: `Restore it from a backup. ${whichCopies}`,
  command: findKubeconfigs,
} as const;

/** The words of these failures. */
export const kubeconfigErrorWords: Words<typeof kubeconfigErrors> = {
  'kubeconfig-unusable': (error) => ({
    message: `${error.file} ${kubeconfigProblems[error.problem]}.`,
    ...restoreKubeconfig,
    action: 'retry',
  }),
  'kubeconfig-refused': (error) => ({
    message: `${error.file} ${kubeconfigFeatures[error.feature]}. Keyfob does not follow that.`,
    remedy: `Restore the file that MicroK8s made, which has no such entry. ${whichCopies}`,
    command: findKubeconfigs,
    action: 'retry',
  }),
};
