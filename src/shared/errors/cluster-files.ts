import * as z from 'zod';
import type { Words } from './words.ts';

const file = z.string();

/** Failures of the files of a snap data folder. */
export const clusterFileErrors = [
  z.strictObject({ code: z.literal('snap-data-missing'), folder: z.string() }),
  z.strictObject({ code: z.literal('not-snap-data'), folder: z.string() }),
  z.strictObject({ code: z.literal('no-permission'), file, group: z.string() }),
  z.strictObject({ code: z.literal('root-only'), file }),
  z.strictObject({ code: z.literal('cis-hardened'), file }),
  z.strictObject({ code: z.literal('file-missing'), file }),
  z.strictObject({ code: z.literal('file-empty'), file }),
  z.strictObject({ code: z.literal('file-too-large'), file, limitBytes: z.int() }),
  z.strictObject({ code: z.literal('file-not-regular'), file }),
  z.strictObject({ code: z.literal('file-link-loop'), file }),
  z.strictObject({ code: z.literal('file-unreadable'), file }),
  z.strictObject({ code: z.literal('file-not-text'), file }),
  z.strictObject({ code: z.literal('path-not-visible'), path: z.string() }),
  z.strictObject({
    code: z.literal('token-file-refused'),
    file,
    line: z.int(),
    problem: z.enum(['too-few-columns', 'bare-quote', 'unclosed-quote']),
  }),
  /** The API server does not start with its arguments. */
  z.strictObject({
    code: z.literal('args-refused'),
    file,
    line: z.int(),
    problem: z.enum(['line-too-long', 'stray-word', 'bad-flag', 'no-value', 'bad-value', 'prints-only']),
  }),
  /** An argument hangs on a variable of the launcher; `null` where an argument may be the value of one that is not known. */
  z.strictObject({
    code: z.literal('args-unclear'),
    file,
    line: z.int(),
    variable: z.string().nullable(),
  }),
  /** client.config holds a token, and the arguments name no token file. */
  z.strictObject({ code: z.literal('token-file-unnamed'), file }),
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
  z.strictObject({ code: z.literal('admin-token-differs'), file }),
  z.strictObject({ code: z.literal('too-old') }),
  z.strictObject({ code: z.literal('worker-node') }),
  z.strictObject({ code: z.literal('demo-stays') }),
] as const;

/** The groups that MicroK8s makes for its files; membership of another one may give more than that. */
const ownGroups: readonly string[] = ['microk8s', 'snap_microk8s'];

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

const tokenFileProblems = {
  'too-few-columns': 'has fewer than three columns (token, user, uid)',
  'bare-quote': 'has a quote in the middle of a field',
  'unclosed-quote': 'opens a quote that never closes',
} as const;

const argsProblems = {
  'line-too-long': 'is longer than 64 KiB',
  'stray-word': 'has a word that belongs to no argument',
  'bad-flag': 'has an argument that cannot be one (names have two dashes before them)',
  'no-value': 'has an argument that lacks its value',
  'bad-value': 'gives an argument a value that it cannot have',
  'prints-only': 'asks for help or the version, not for a server',
} as const;

/** The words of these failures. */
export const clusterFileErrorWords: Words<typeof clusterFileErrors> = {
  'snap-data-missing': (error) => ({
    message: `No MicroK8s was found at ${error.folder}.`,
    remedy: 'Install MicroK8s, or choose the folder that holds its snap data.',
    command: 'sudo snap install microk8s --classic',
    action: 'choose-snap-data',
  }),
  'not-snap-data': (error) => ({
    message: `${error.folder} is not a MicroK8s snap data folder: it has no args/kube-apiserver.`,
    remedy: 'Choose the folder that holds "args" and "credentials", usually /var/snap/microk8s/current.',
    action: 'choose-snap-data',
  }),
  'no-permission': (error) => ({
    message: `You may not read ${error.file}: only members of the group "${error.group}" may.`,
    remedy: 'Add yourself to the group, then log out and in again; it takes effect with the new login only.',
    ...(ownGroups.includes(error.group) ? { command: `sudo usermod -a -G ${error.group} $USER` } : {}),
    action: 'retry',
  }),
  'root-only': (error) => ({
    message: `Only root may read ${error.file}: membership of a group does not help there.`,
    remedy:
      'Give it back to the group of MicroK8s as root, or make a kubeconfig of your own with a service account.',
    action: 'retry',
  }),
  'cis-hardened': (error) => ({
    message: `Only root may read ${error.file}: this cluster is CIS hardened, and group membership does not help there.`,
    remedy:
      'Make a kubeconfig of your own with a service account, or undo the hardening of the file modes as root.',
    command: 'sudo microk8s disable cis-hardening',
    action: 'retry',
  }),
  'file-missing': (error) => ({
    message: `${error.file} is not there.`,
    remedy: 'Check that MicroK8s is fully installed, then try again.',
    command: 'microk8s status --wait-ready',
    action: 'retry',
  }),
  'file-empty': (error) => ({
    message: `${error.file} is empty.`,
    remedy: 'Restore it from a backup or let MicroK8s write it again, then try again.',
    action: 'retry',
  }),
  'file-too-large': (error) => ({
    message: `${error.file} is larger than ${formatBytes(error.limitBytes)}, which no such file should be.`,
    remedy: 'Look what wrote it, put the right file in its place and try again.',
    action: 'retry',
  }),
  'file-not-regular': (error) => ({
    message: `${error.file} is not an ordinary file.`,
    remedy: 'Put the file that MicroK8s made back in its place and try again.',
    action: 'retry',
  }),
  'file-link-loop': (error) => ({
    message: `${error.file} is a link that leads back to itself.`,
    remedy: 'Mend the link and try again.',
    action: 'retry',
  }),
  'file-unreadable': (error) => ({
    message: `${error.file} could not be read: the disk reported an error.`,
    remedy: 'Check the disk, then try again.',
    action: 'retry',
  }),
  'file-not-text': (error) => ({
    message: `${error.file} holds binary data where text belongs.`,
    remedy: 'Restore it from a backup and try again.',
    action: 'retry',
  }),
  'path-not-visible': (error) => ({
    message: `The path ${error.path} has characters that cannot be seen, and could be taken for another one: Keyfob does not follow it.`,
    remedy: 'Look who named it so, give the file or folder a plain name and try again.',
    action: 'choose-snap-data',
  }),
  'token-file-refused': (error) => ({
    message: `Line ${error.line} of ${error.file} ${tokenFileProblems[error.problem]}; the API server will not start with it.`,
    remedy: 'Mend that line before the cluster restarts, then try again.',
    action: 'retry',
  }),
  'args-refused': (error) => ({
    message: `Line ${error.line} of ${error.file} ${argsProblems[error.problem]}; the API server will not start with it.`,
    remedy: 'Mend that line before the cluster restarts, then try again.',
    action: 'retry',
  }),
  'args-unclear': (error) => ({
    message:
      error.variable === null
        ? `Line ${error.line} of ${error.file} follows an argument that Keyfob does not know, and may be its value.`
        : `Line ${error.line} of ${error.file} hangs on the variable ${error.variable}, which Keyfob does not know.`,
    remedy:
      error.variable === null
        ? 'Write the argument before it as --name=value, then try again.'
        : 'Write there what the variable stands for, then try again.',
    action: 'retry',
  }),
  'token-file-unnamed': (error) => ({
    message: `${error.file} names no token file, and client.config holds a token: nothing here says that the API server knows it.`,
    remedy: 'Put --token-auth-file with the path of the token file back into it, then try again.',
    action: 'retry',
  }),
  'kubeconfig-unusable': (error) => ({
    message: `${error.file} ${kubeconfigProblems[error.problem]}.`,
    remedy: 'Restore it from a backup, or let MicroK8s write it again.',
    action: 'retry',
  }),
  'kubeconfig-refused': (error) => ({
    message: `${error.file} ${kubeconfigFeatures[error.feature]}. Keyfob does not follow that.`,
    remedy: 'Restore the file that MicroK8s made, which has no such entry.',
    action: 'retry',
  }),
  'admin-token-differs': (error) => ({
    message: `${error.file} does not hold the token of client.config: after its next restart the API server would lock the administrator out.`,
    remedy:
      'Put the token of client.config into the admin row, or the other way round, before the cluster restarts.',
    action: 'retry',
  }),
  'too-old': () => ({
    message:
      'This cluster still uses passwords (basic auth), as MicroK8s 1.18 and older did: it is too old for Keyfob.',
    remedy: 'Refresh MicroK8s to a supported version.',
    command: 'sudo snap refresh microk8s',
  }),
  'demo-stays': () => ({
    message: 'The demo shows its own cluster only; no folder was opened.',
    remedy: 'Start Keyfob with --snap-data and the folder of your cluster.',
  }),
  'worker-node': () => ({
    message: 'This machine is a worker node: it has no API server and no admin credential.',
    remedy: 'Run Keyfob on a control plane node of the cluster.',
    action: 'choose-snap-data',
  }),
};

function formatBytes(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${bytes / (1024 * 1024)} MB` : `${bytes / 1024} kB`;
}
