import type { Known } from '../known/known.ts';
import { shellWord } from '../text/shell-word.ts';
import { isVisible } from '../text/visible-text.ts';
import { listServices } from './commands.ts';
import { isKubeconfig } from '../../contract/errors/kubeconfig-errors.ts';
import { restoreKubeconfig } from './kubeconfig-error-words.ts';
import type { Words } from './words.ts';
import type { clusterFileErrors } from '../../contract/errors/cluster-files-errors.ts';

/** The groups that MicroK8s makes for its files; membership of another one may give more than that. */
const ownGroups: readonly string[] = ['microk8s', 'snap_microk8s'];

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

/** The files without which Keyfob shows no cluster. */
const needed = /\/(?:args\/kube-apiserver|credentials\/client\.config)$/;

/** A command about one of these files, by the path that is known and not by the one that the error has. */
function onNeeded(
  path: string,
  { snapData }: Known,
  command: (word: string) => string,
): { readonly command?: string } {
  const name = needed.exec(path)?.[0];
  if (name === undefined || snapData === '' || !isVisible(snapData)) return {};
  return { command: command(shellWord(`${snapData}${name}`)) };
}

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
  'no-permission': (error, known) => ({
    message: `You may not read ${error.file}: only members of the group "${error.group}" may.`,
    ...(ownGroups.includes(error.group)
      ? {
          remedy:
            'Add yourself to the group, then log out and in again; it takes effect with the new login only.',
          command: `sudo usermod -a -G ${error.group} $USER`,
        }
      : {
          remedy:
            'Look who gave it to that group, which is not MicroK8s’: membership may give you more than this file. If you join it, log out and in again; it takes effect with the new login only.',
          ...onNeeded(error.file, known, (file) => `ls -l ${file}`),
        }),
    action: 'retry',
  }),
  'root-only': (error, known) => ({
    message: `Only root may read ${error.file}: membership of a group does not help there.`,
    ...(needed.test(error.file)
      ? {
          remedy:
            'The command shows the file and the folders above it: give back what only root may open to the group of MicroK8s (microk8s, or snap_microk8s where the snap is confined), unless it is a link. Or make a kubeconfig of your own with a service account.',
          ...onNeeded(error.file, known, (file) => `sudo namei -l ${file}`),
        }
      : {
          remedy: 'Look whether somebody meant it so; Keyfob does without it.',
        }),
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
    ...(isKubeconfig(error.file)
      ? restoreKubeconfig
      : { remedy: 'Check that MicroK8s is fully installed, then try again.', command: listServices }),
    action: 'retry',
  }),
  'file-empty': (error) => ({
    message: `${error.file} is empty.`,
    ...(isKubeconfig(error.file)
      ? restoreKubeconfig
      : { remedy: 'Restore it from a backup or let MicroK8s write it again, then try again.' }),
    action: 'retry',
  }),
  'file-too-large': (error) => ({
    message: `${error.file} is larger than ${formatBytes(error.limitBytes)}, which no such file should be.`,
    ...(isKubeconfig(error.file)
      ? restoreKubeconfig
      : { remedy: 'Look what wrote it, put the right file in its place and try again.' }),
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
    ...(isKubeconfig(error.file) ? restoreKubeconfig : { remedy: 'Restore it from a backup and try again.' }),
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
