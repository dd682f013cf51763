import type { Words } from './words.ts';
import type { rotationErrors } from '../../contract/errors/rotation-errors.ts';

const busyReasons = {
  stopped: ['MicroK8s is stopped', 'Start it (sudo microk8s start)'],
  joining: ['This node is just joining or leaving a cluster', 'Wait until that is done'],
  'snap-change': [
    'The MicroK8s snap is just being changed by snapd',
    'Wait until "snap changes microk8s" shows no running change',
  ],
  unknown: [
    'Whether snapd is changing the MicroK8s snap could not be found out',
    'Check that "snap changes microk8s" answers',
  ],
} as const;

const pathProblems = {
  owner: 'belongs to a user who could change it while Keyfob works',
  writable: 'can be replaced by other users',
  link: 'is a symbolic link',
  'hard-link': 'has a second name (hard link)',
  outside: 'lies outside the snap data folder',
} as const;

const writeReasons = {
  full: 'the disk is full',
  'read-only': 'the file system is read-only',
  permission: 'that is not permitted',
  io: 'the disk reported an error',
} as const;

const elsewhereProblems = {
  host: 'which is not this machine',
  port: 'which is not the port of --secure-port in args/kube-apiserver',
} as const;

const tokenProblems = {
  form: 'The given token is not usable: it must be 43 to 128 letters and digits.',
  same: 'The given token is the old one.',
  taken: 'The given token is already in another row of the token file.',
} as const;

/** The words of these failures. */
export const rotationErrorWords: Words<typeof rotationErrors> = {
  'rotation-busy': ({ pid }) => ({
    message: `Another rotation is running${pid === null ? '' : ` (process ${pid})`}; this one changed nothing.`,
    remedy: 'Wait until it has ended, then look again.',
  }),
  'rotation-unfinished': (error) => ({
    message: 'An earlier rotation was interrupted and is not settled; nothing was changed now.',
    remedy: 'Settle it first.',
    command: error.command,
  }),
  'rotation-unproven': () => ({
    message: 'The last rotation on this machine did not end with a new token, so there is nothing to prove.',
    remedy: 'Look at how the rotation ended.',
  }),
  'rotation-needs-root': (error) => ({
    message: `Only root may change the credentials in ${error.folder}; nothing was changed.`,
    remedy: 'Run it as root.',
    command: error.command,
  }),
  'rotation-no-static-token': () => ({
    message: 'This cluster has no static admin token: its administrator is a client certificate.',
    remedy: 'Replace the cluster’s CA key to revoke an admin certificate.',
  }),
  'rotation-no-admin-row': (error) => ({
    message: `${error.file} has no row of the user "admin"; nothing was changed.`,
    remedy: 'Add the row of client.config’s token, restart MicroK8s, then try again.',
    asksToRestart: true,
  }),
  'rotation-admin-rows': (error) => ({
    message: `${error.file} has more than one row of the user "admin" (lines ${error.first} and ${error.second}), which MicroK8s’ own scripts cannot handle; nothing was changed.`,
    remedy: 'Keep the one row that client.config uses, restart MicroK8s, then try again.',
    asksToRestart: true,
  }),
  'rotation-admin-not-master': (error) => ({
    message: `The admin row on line ${error.line} of ${error.file} lacks the group system:masters; nothing was changed.`,
    remedy: 'Put "system:masters" into its fourth column, restart MicroK8s, then try again.',
    asksToRestart: true,
  }),
  'rotation-duplicate-token': (error) => ({
    message: `The token on line ${error.line} of ${error.file} is also in an earlier row, which would go on to accept it; nothing was changed.`,
    remedy: 'Remove one of the two rows, restart MicroK8s, then try again.',
    asksToRestart: true,
  }),
  'rotation-token-unusable': (error) => ({
    message: `${tokenProblems[error.problem]} Nothing was changed.`,
    remedy: 'Give another token.',
  }),
  'rotation-old-token-form': (error) => ({
    message: `The admin token in ${error.file} has characters that no request can carry; nothing was changed.`,
    remedy:
      'Put a token of letters and digits there and into client.config, restart MicroK8s, then try again.',
    asksToRestart: true,
  }),
  'rotation-file-form': (error) => ({
    message: `The token in ${error.file} is written in a way that Keyfob cannot replace alone; nothing was changed.`,
    remedy: 'Write it as one plain value on its line, then try again.',
  }),
  'rotation-microk8s-busy': (error) => ({
    message: `${busyReasons[error.reason][0]}; nothing was changed.`,
    remedy: `${busyReasons[error.reason][1]}, then try again.`,
  }),
  'rotation-moved': (error) => ({
    message: `${error.snapData} leads to another revision than a moment ago.`,
    remedy: 'Wait until the refresh of MicroK8s is done, then try again.',
  }),
  'rotation-file-changed': (error) => ({
    message: `${error.file} was changed by somebody else meanwhile, and that change was kept.`,
    remedy: 'Look at the file, then try again.',
  }),
  'rotation-unsafe-path': (error) => ({
    message: `${error.path} ${pathProblems[error.problem]}; it was not touched.`,
    remedy: 'Look who made it so, put it right as root, then try again.',
  }),
  'rotation-write-failed': (error) => ({
    message: `${error.file} could not be written: ${writeReasons[error.reason]}.`,
    remedy: 'Mend that, then try again.',
  }),
  'rotation-no-restart': () => ({
    message:
      'Neither a trustworthy "snap" nor "systemctl" was found to restart MicroK8s with; nothing was changed.',
    remedy: 'Check the PATH of root, then try again.',
  }),
  'rotation-restart-failed': (error) => ({
    message: `The service ${error.service} could not be restarted.`,
    remedy: 'Look at its log.',
    command: `sudo snap logs ${error.service}`,
  }),
  'rotation-server-elsewhere': (error) => ({
    message: `${error.file} names the API server ${error.server}, ${elsewhereProblems[error.problem]}; no token was sent there.`,
    remedy: 'Look who changed that, put it right as root, then try again.',
  }),
  'rotation-other-authority': (error) => ({
    message: `${error.file} trusts another CA than ${error.authority}; no token was sent.`,
    remedy: 'Look who changed that, put it right as root, then try again.',
  }),
  'rotation-server-not-own': (error) => ({
    message:
      error.uid === null
        ? `What answers at ${error.server} could not be found among the connections of this machine; no token was sent to it.`
        : `At ${error.server} a process of another user (${error.uid}) answers, and not root's API server; no token was sent to it.`,
    remedy: 'Find that process and end it, restart MicroK8s, then try again.',
    command: 'sudo ss --tcp --listening --numeric --processes',
  }),
  'rotation-old-not-accepted': (error) => ({
    message: `${error.server} does not accept the admin token of the token file.`,
    remedy: 'Restart MicroK8s so that it reads its token file, then try again.',
    asksToRestart: true,
  }),
  'rotation-new-not-accepted': (error) => ({
    message: `${error.server} did not accept the new token in time.`,
    remedy: 'Look at its log.',
    command: 'sudo snap logs microk8s.daemon-kubelite',
  }),
  'rotation-not-admin': (error) => ({
    message: `${error.server} accepts the new token, but not as admin in the group system:masters.`,
    remedy: 'Look at the admin row of the token file.',
  }),
  'rotation-old-still-accepted': (error) => ({
    message: `${error.server} still accepts the old token after its restart.`,
    remedy: 'Look which other token file or API server answers there.',
  }),
  'rotation-journal-unreadable': (error) => ({
    message: `${error.file}, the record of an earlier rotation, could not be read; nothing was changed.`,
    remedy:
      'If a newer version of Keyfob wrote it, use that one; else look at the file as root. Then try again.',
  }),
  'rotation-backup-unreadable': (error) => ({
    message: `${error.file}, the backup of the old token, could not be read back.`,
    remedy: 'Check the disk, then try again.',
  }),
  'rotation-no-lock': () => ({
    message:
      'The program "flock" (util-linux), which keeps two rotations apart, was not found; nothing was changed.',
    remedy: 'Install util-linux, then try again.',
  }),
  'rotation-stuck': (error) => ({
    message: `The rotation could be neither finished nor undone. Both admin tokens are kept in ${error.backup}, for root only.`,
    remedy: 'Once the API server, its files and its disk are in order, settle the rotation.',
    command: error.command,
  }),
};
