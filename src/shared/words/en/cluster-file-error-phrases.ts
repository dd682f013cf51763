import { spoken } from '../language/spoken.ts';

const english = {
  snapDataMissing: {
    message: (folder: string) => `No MicroK8s was found at ${folder}.`,
    remedy: 'Install MicroK8s, or choose the folder that holds its snap data.',
  },
  notSnapData: {
    message: (folder: string) =>
      `${folder} is not a MicroK8s snap data folder: it has no args/kube-apiserver.`,
    remedy: 'Choose the folder that holds "args" and "credentials", usually /var/snap/microk8s/current.',
  },
  noPermission: {
    message: (file: string, group: string) =>
      `You may not read ${file}: only members of the group "${group}" may.`,
    joinGroup:
      'Add yourself to the group, then log out and in again: it takes effect only at your next login.',
    lookAtGroup:
      'Find out who gave the file to that group, which is not one of MicroK8s’: membership may give you more than this file. If you join it, log out and in again: it takes effect only at your next login.',
  },
  rootOnly: {
    message: (file: string) => `Only root may read ${file}: being in a group does not help there.`,
    giveBack:
      'The command shows the file and the folders above it. Whatever only root may open, give back to the group of MicroK8s (microk8s, or snap_microk8s where the snap is confined), unless it is a link. Or make a kubeconfig of your own with a service account.',
    leave: 'Find out whether that is intended; Keyfob can do without the file.',
  },
  cisHardened: {
    message: (file: string) =>
      `Only root may read ${file}: this cluster is CIS hardened, and group membership does not help there.`,
    remedy:
      'Make a kubeconfig of your own with a service account, or undo the hardening of the file modes as root.',
  },
  missing: {
    message: (file: string) => `${file} is not there.`,
    remedy: 'Check that MicroK8s is fully installed, then try again.',
  },
  empty: {
    message: (file: string) => `${file} is empty.`,
    remedy: 'Restore it from a backup or let MicroK8s write it again, then try again.',
  },
  restoreArgs:
    'Restore it from a backup, then try again. The command lists the copies that are there: those of earlier revisions, and the one that MicroK8s is delivered with.',
  tooLarge: {
    message: (file: string, limit: string) =>
      `${file} is larger than ${limit}: no file of its kind should be.`,
    remedy: 'Find out what wrote it, put the right file in its place, then try again.',
  },
  notRegular: {
    message: (file: string) => `${file} is not an ordinary file.`,
    remedy: 'Put the file that MicroK8s made back in its place, then try again.',
  },
  linkLoop: {
    message: (file: string) => `${file} is a link that leads back to itself.`,
    remedy: 'Fix the link, then try again.',
  },
  unreadable: {
    message: (file: string) => `${file} could not be read: the disk reported an error.`,
    remedy: 'Check the disk, then try again.',
  },
  notText: {
    message: (file: string) => `${file} holds binary data where text belongs.`,
    remedy: 'Restore it from a backup, then try again.',
  },
  pathNotVisible: {
    message: (path: string) =>
      `The path ${path} has invisible characters and could be mistaken for another one: Keyfob does not follow it.`,
    remedy: 'Find out who named it so, give the file or folder a plain name, then try again.',
  },
  tokenFileLine: {
    'too-few-columns': (line: number, file: string) =>
      `Line ${line} of ${file} has fewer than three columns (token, user, uid); the API server will not start with it.`,
    'bare-quote': (line: number, file: string) =>
      `Line ${line} of ${file} has a quote in the middle of a field; the API server will not start with it.`,
    'unclosed-quote': (line: number, file: string) =>
      `Line ${line} of ${file} opens a quote that never closes; the API server will not start with it.`,
  },
  argsLine: {
    'line-too-long': (line: number, file: string) =>
      `Line ${line} of ${file} is longer than 64 KiB; the API server will not start with it.`,
    'stray-word': (line: number, file: string) =>
      `Line ${line} of ${file} has a word that belongs to no argument; the API server will not start with it.`,
    'bad-flag': (line: number, file: string) =>
      `Line ${line} of ${file} has a word in the place of an argument (whose name begins with two dashes); the API server will not start with it.`,
    'no-value': (line: number, file: string) =>
      `Line ${line} of ${file} has an argument without its value; the API server will not start with it.`,
    'bad-value': (line: number, file: string) =>
      `Line ${line} of ${file} gives an argument a value that it cannot have; the API server will not start with it.`,
    'prints-only': (line: number, file: string) =>
      `Line ${line} of ${file} asks for help or the version, not for a server; the API server will not start with it.`,
  },
  mendLine: 'Fix that line before the cluster restarts, then try again.',
  unclearValue: {
    message: (line: number, file: string) =>
      `Line ${line} of ${file} follows an argument that Keyfob does not know, and may be its value.`,
    remedy: 'Write the argument before it as --name=value, then try again.',
  },
  unclearVariable: {
    message: (line: number, file: string, variable: string) =>
      `Line ${line} of ${file} depends on the variable ${variable}, which Keyfob does not know.`,
    remedy: 'Write its value in its place, then try again.',
  },
  tokenFileUnnamed: {
    message: (file: string) =>
      `${file} names no token file, yet client.config holds a token: nothing says that the API server accepts it.`,
    remedy:
      'Put --token-auth-file, with the path of the token file, back into the arguments of the API server, then try again.',
  },
  adminTokenDiffers: {
    message: (file: string) =>
      `${file} does not hold the token of client.config: after its next restart the API server would lock the administrator out.`,
    remedy:
      'Put the token of client.config into the admin row, or the other way round, before the cluster restarts.',
  },
  tooOld: {
    message:
      'This cluster still uses passwords (basic auth), as MicroK8s 1.18 and older did: it is too old for Keyfob.',
    remedy: 'Refresh MicroK8s to a supported version.',
  },
  workerNode: {
    message: 'This machine is a worker node: it has no API server and no admin credential.',
    remedy: 'Run Keyfob on a control plane node of the cluster.',
  },
};

/** Failures of the files of a snap data folder. */
export const clusterFileErrorPhrases = spoken('clusterFileError', english);
