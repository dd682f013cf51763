import type { AppError } from './errors.ts';
import { visibleText } from './visible-text.ts';

/** What a button beside an error may do; a closed set that the views and handlers know. */
export type ErrorAction = 'retry' | 'choose-snap-data' | 'unlock-keyring' | 'set-up-access' | 'open-window';

/** The words of one error: what happened and what state things are in, one imperative sentence, and a way out. */
export interface Description {
  readonly message: string;
  readonly remedy: string;
  /** A command line that the user runs in a terminal. */
  readonly command?: string;
  readonly action?: ErrorAction;
}

const kubeconfigProblems = {
  'not-yaml': 'is not valid YAML',
  'too-complex': 'is nested or aliased more than any kubeconfig is',
  'no-context': 'names no current context',
  'no-cluster': 'lacks the cluster that its context names',
  'no-user': 'lacks the user that its context names',
  'no-server': 'names no server address',
  'not-https': 'names a server that is not https',
  'no-authority': 'holds no cluster CA certificate',
  'bad-authority': 'holds a CA certificate that cannot be read',
  'no-credential': 'holds neither a token nor a client certificate',
  'bad-credential': 'holds a client certificate or key that cannot be read',
} as const;

const kubeconfigFeatures = {
  exec: 'wants to run a program (exec plugin)',
  'auth-provider': 'uses an auth provider plugin',
  'proxy-url': 'sends everything through a proxy (proxy-url)',
  'insecure-skip-tls-verify': 'turns off the check of the server certificate (insecure-skip-tls-verify)',
  'file-reference': 'points at other files instead of holding its certificates',
} as const;

const tokenFileProblems = {
  'too-few-columns': 'has fewer than three columns (token, user, uid)',
  'bare-quote': 'has a quote in the middle of a field',
  'unclosed-quote': 'opens a quote that never closes',
} as const;

const unreachable = {
  refused: 'refused the connection: nothing listens there',
  cut: 'cut the connection',
  'unknown-host': 'has a host name that cannot be resolved',
  'no-route': 'cannot be reached from this network',
} as const;

const certificateProblems = {
  untrusted: 'shows a certificate that the cluster CA did not sign',
  expired: 'shows a certificate that has expired or is not valid yet',
  'wrong-name': 'shows a certificate that does not cover this address',
} as const;

/** Gives every error its sentence, its remedy and, where one exists, its button or command. */
export function describe(error: AppError): Description {
  const { message, remedy, command, action } = wordsOf(error);
  return {
    message: visibleText(message),
    remedy: visibleText(remedy),
    ...(command === undefined ? {} : { command: visibleText(command) }),
    ...(action === undefined ? {} : { action }),
  };
}

function wordsOf(error: AppError): Description {
  switch (error.code) {
    case 'snap-data-missing':
      return {
        message: `No MicroK8s was found at ${error.folder}.`,
        remedy: 'Install MicroK8s, or choose the folder that holds its snap data.',
        command: 'sudo snap install microk8s --classic',
        action: 'choose-snap-data',
      };
    case 'not-snap-data':
      return {
        message: `${error.folder} is not a MicroK8s snap data folder: it has no args/kube-apiserver.`,
        remedy: 'Choose the folder that holds "args" and "credentials", usually /var/snap/microk8s/current.',
        action: 'choose-snap-data',
      };
    case 'no-permission':
      return {
        message: `You may not read ${error.file}: only members of the group "${error.group}" may.`,
        remedy:
          'Add yourself to the group, then log out and in again; it takes effect with the new login only.',
        command: `sudo usermod -a -G ${error.group} $USER`,
        action: 'retry',
      };
    case 'root-only':
      return {
        message: `Only root may read ${error.file}: this cluster is CIS hardened, and group membership does not help there.`,
        remedy:
          'Make a kubeconfig of your own with a service account, or undo the hardening of the file modes as root.',
        command: 'sudo microk8s disable cis-hardening',
        action: 'retry',
      };
    case 'file-missing':
      return {
        message: `${error.file} is not there.`,
        remedy: 'Check that MicroK8s is fully installed, then try again.',
        command: 'microk8s status --wait-ready',
        action: 'retry',
      };
    case 'file-empty':
      return {
        message: `${error.file} is empty.`,
        remedy: 'Restore it from a backup or let MicroK8s write it again, then try again.',
        action: 'retry',
      };
    case 'file-too-large':
      return {
        message: `${error.file} is larger than ${formatBytes(error.limitBytes)}, which no such file should be.`,
        remedy: 'Look what wrote it, put the right file in its place and try again.',
        action: 'retry',
      };
    case 'file-not-regular':
      return {
        message: `${error.file} is not an ordinary file.`,
        remedy: 'Put the file that MicroK8s made back in its place and try again.',
        action: 'retry',
      };
    case 'file-link-loop':
      return {
        message: `${error.file} is a link that leads back to itself.`,
        remedy: 'Mend the link and try again.',
        action: 'retry',
      };
    case 'file-unreadable':
      return {
        message: `${error.file} could not be read: the disk reported an error.`,
        remedy: 'Check the disk, then try again.',
        action: 'retry',
      };
    case 'file-not-text':
      return {
        message: `${error.file} holds binary data where text belongs.`,
        remedy: 'Restore it from a backup and try again.',
        action: 'retry',
      };
    case 'args-unusable':
      return {
        message: `${error.file} could not be understood, so it is not known how this cluster authenticates.`,
        remedy: 'Compare it with the one that MicroK8s ships and try again.',
        action: 'retry',
      };
    case 'token-file-refused':
      return {
        message: `Line ${error.line} of ${error.file} ${tokenFileProblems[error.problem]}; the API server will not start with it.`,
        remedy: 'Mend that line before the cluster restarts, then try again.',
        action: 'retry',
      };
    case 'kubeconfig-unusable':
      return {
        message: `${error.file} ${kubeconfigProblems[error.problem]}.`,
        remedy: 'Restore it from a backup, or let MicroK8s write it again.',
        action: 'retry',
      };
    case 'kubeconfig-refused':
      return {
        message: `${error.file} ${kubeconfigFeatures[error.feature]}. Keyfob does not follow that.`,
        remedy: 'Restore the file that MicroK8s made, which has no such entry.',
        action: 'retry',
      };
    case 'admin-token-differs':
      return {
        message: `${error.file} does not hold the token of client.config: after its next restart the API server would lock the administrator out.`,
        remedy:
          'Put the token of client.config into the admin row, or the other way round, before the cluster restarts.',
        action: 'retry',
      };
    case 'too-old':
      return {
        message:
          'This cluster still uses passwords (basic auth), as MicroK8s 1.18 and older did: it is too old for Keyfob.',
        remedy: 'Refresh MicroK8s to a supported version.',
        command: 'sudo snap refresh microk8s',
      };
    case 'worker-node':
      return {
        message: 'This machine is a worker node: it has no API server and no admin credential.',
        remedy: 'Run Keyfob on a control plane node of the cluster.',
        action: 'choose-snap-data',
      };
    case 'api-unreachable':
      return {
        message: `The API server ${error.server} ${unreachable[error.reason]}.`,
        remedy: 'Check that MicroK8s is running, then try again.',
        command: 'microk8s status --wait-ready',
        action: 'retry',
      };
    case 'api-timeout':
      return {
        message: `The API server ${error.server} did not answer within ${error.seconds} s.`,
        remedy: 'Wait until the machine is less busy, or check MicroK8s, then try again.',
        command: 'microk8s status',
        action: 'retry',
      };
    case 'api-certificate':
      return {
        message: `${error.server} ${certificateProblems[error.problem]}. Nothing was sent to it.`,
        remedy:
          error.problem === 'untrusted'
            ? 'Make sure that this is your cluster; if its CA was renewed, try again once client.config has the new one.'
            : 'Renew the server certificate, then try again.',
        ...(error.problem === 'untrusted' ? {} : { command: 'sudo microk8s refresh-certs -e server.crt' }),
        action: 'retry',
      };
    case 'api-unauthorized':
      return {
        message: `The API server ${error.server} does not accept the credential in client.config (401).`,
        remedy: 'If the token file was changed, restart the API server so that it reads it, then try again.',
        command: 'sudo snap restart microk8s.daemon-kubelite',
        action: 'retry',
      };
    case 'api-forbidden':
      return {
        message: `The credential in client.config is not allowed to ${error.action} (403).`,
        remedy: 'Check which user client.config holds: it should be the cluster administrator.',
        action: 'retry',
      };
    case 'api-not-found':
      return {
        message: `The cluster has no ${error.kind} "${error.name}" (404).`,
        remedy: 'Set up access again; it makes what is missing.',
        action: 'set-up-access',
      };
    case 'api-conflict':
      return {
        message: `The ${error.kind} "${error.name}" was changed by somebody else at the same moment (409).`,
        remedy: 'Try again.',
        action: 'retry',
      };
    case 'api-refused':
      return {
        message: `The API server refused the request (${error.status}${error.reason === '' ? '' : ` ${error.reason}`}).`,
        remedy: 'Try again; if it stays, look into the API server log.',
        action: 'retry',
      };
    case 'api-server-error':
      return {
        message: `The API server ${error.server} reported an error of its own (${error.status}).`,
        remedy: 'Wait a moment and try again; if it stays, look into its log.',
        command: 'sudo journalctl -u snap.microk8s.daemon-kubelite --since "10 min ago"',
        action: 'retry',
      };
    case 'api-bad-reply':
      return {
        message: `What answered at ${error.server} is not a Kubernetes API server, or its answer was cut short.`,
        remedy: 'Check the server address in client.config, then try again.',
        action: 'retry',
      };
    case 'no-cluster':
      return {
        message: 'No cluster is open.',
        remedy: 'Open a cluster first.',
        action: 'choose-snap-data',
      };
    case 'cluster-changed':
      return {
        message: 'Another cluster was opened in the meantime; nothing was copied.',
        remedy: 'Try again on the cluster that is open now.',
        action: 'retry',
      };
    case 'access-not-set-up':
      return {
        message: 'Keyfob has no service account on this cluster yet.',
        remedy: 'Choose once what its tokens may do.',
        action: 'set-up-access',
      };
    case 'access-foreign':
      return {
        message: `The ${error.kind} "${error.name}" exists already and was not made by Keyfob. It was left as it is.`,
        remedy:
          'Rename or remove it, or give it the label app.kubernetes.io/managed-by=keyfob, then try again.',
        action: 'retry',
      };
    case 'keyring-locked':
      return {
        message:
          'The keyring of this desktop is locked. Kept tokens cannot be read; new ones stay in memory until it opens.',
        remedy: 'Unlock the keyring.',
        action: 'unlock-keyring',
      };
    case 'keyring-absent':
      return {
        message:
          'This desktop has no keyring (Secret Service). New tokens stay in memory until Keyfob quits.',
        remedy: 'Install and start GNOME Keyring, KWallet or KeePassXC, then try again.',
        command: 'sudo apt install gnome-keyring',
        action: 'retry',
      };
    case 'keyring-timeout':
      return {
        message: `The keyring did not answer within ${error.seconds} s. New tokens stay in memory until it does.`,
        remedy: 'Look for a password prompt behind other windows, then try again.',
        action: 'retry',
      };
    case 'keyring-failed':
      return {
        message: 'The keyring refused to do its work. Nothing was lost: new tokens stay in memory.',
        remedy:
          'Open the password manager of your desktop and look whether its keyring works, then try again.',
        action: 'retry',
      };
    case 'unlock-dismissed':
      return {
        message: 'The keyring is still locked: the password prompt was dismissed.',
        remedy: 'Unlock it when you are ready.',
        action: 'unlock-keyring',
      };
    case 'token-unknown':
      return { message: 'This token is no longer kept.', remedy: 'Copy a fresh one.' };
    case 'token-expired':
      return { message: 'This token has expired.', remedy: 'Copy a fresh one.' };
    case 'token-lost':
      return {
        message: 'The keyring no longer holds this token: something else removed it.',
        remedy: 'Forget it here and copy a fresh one.',
      };
    case 'clipboard-needs-window':
      return {
        message: 'On Wayland a program may fill the clipboard only from its focused window.',
        remedy: 'Press Copy in the window.',
        action: 'open-window',
      };
    case 'clipboard-failed':
      return {
        message: 'The clipboard did not take the token.',
        remedy: 'Try again.',
        action: 'retry',
      };
    case 'store-unreadable':
      return {
        message: `${error.file} could not be read; it was left untouched.`,
        remedy: 'Repair it or move it away, then try again.',
        action: 'retry',
      };
    case 'store-unwritable':
      return {
        message: `${error.file} could not be written; the change was not made.`,
        remedy: 'Check free space and permissions of the folder, then try again.',
        action: 'retry',
      };
    case 'invalid-request':
      return {
        message: `The value for ${error.field} is not usable; nothing was changed.`,
        remedy: 'Enter another value.',
      };
    case 'bug':
      return {
        message: `Something went wrong inside Keyfob (incident ${error.incident}). Your cluster was not touched by it.`,
        remedy: 'Try again; if it happens again, report the incident number.',
        action: 'retry',
      };
  }
}

function formatBytes(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${bytes / (1024 * 1024)} MB` : `${bytes / 1024} kB`;
}
