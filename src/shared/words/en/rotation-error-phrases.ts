import { spoken } from '../language/spoken.ts';

const english = {
  busy: {
    message: (pid: number | null) =>
      `Another rotation is running${pid === null ? '' : ` (process ${pid})`}; this one changed nothing.`,
    remedy: 'Wait until it has ended, then look again.',
  },
  unfinished: {
    message: 'An earlier rotation was interrupted and is not settled yet; this one changed nothing.',
    remedy: 'Settle the earlier one first.',
  },
  unproven: {
    message: 'The last rotation on this machine did not end with a new token, so there is nothing to prove.',
    remedy: 'See how that rotation ended.',
  },
  needsRoot: {
    message: (folder: string) => `Only root may change the credentials in ${folder}; nothing was changed.`,
    remedy: 'Run the command as root.',
  },
  noStaticToken: {
    message: 'This cluster has no static admin token: its administrator signs in with a client certificate.',
    remedy: 'To revoke an admin certificate, replace the cluster’s CA key.',
  },
  noAdminRow: {
    message: (file: string) => `${file} has no row for the user "admin"; nothing was changed.`,
    remedy: 'Add a row with the token of client.config, restart MicroK8s, then try again.',
  },
  adminRows: {
    message: (file: string, first: number, second: number) =>
      `${file} has more than one row for the user "admin" (lines ${first} and ${second}), which MicroK8s’ own scripts cannot handle; nothing was changed.`,
    remedy: 'Keep the one row that client.config uses, restart MicroK8s, then try again.',
  },
  adminNotMaster: {
    message: (line: number, file: string) =>
      `The admin row on line ${line} of ${file} lacks the group system:masters; nothing was changed.`,
    remedy: 'Put "system:masters" into its fourth column, restart MicroK8s, then try again.',
  },
  duplicateToken: {
    message: (line: number, file: string) =>
      `The token on line ${line} of ${file} is also in an earlier row, through which it would still be accepted; nothing was changed.`,
    remedy: 'Remove one of the two rows, restart MicroK8s, then try again.',
  },
  tokenUnusable: {
    message: {
      form: 'The given token cannot be used: it must be 43 to 128 letters and digits. Nothing was changed.',
      same: 'The given token is the old one. Nothing was changed.',
      taken: 'The given token is already in another row of the token file. Nothing was changed.',
    },
    remedy: 'Give another token.',
  },
  oldTokenForm: {
    message: (file: string) =>
      `The admin token in ${file} has characters that cannot be sent in a request; nothing was changed.`,
    remedy:
      'Put a token of letters and digits there and into client.config, restart MicroK8s, then try again.',
  },
  fileForm: {
    message: (file: string) =>
      `The token in ${file} is written in a way that keeps Keyfob from replacing it alone; nothing was changed.`,
    remedy: 'Write it as one plain value on its line, then try again.',
  },
  microk8sBusy: {
    stopped: {
      message: 'MicroK8s is stopped; nothing was changed.',
      remedy: 'Start it (sudo microk8s start), then try again.',
    },
    joining: {
      message: 'This node is joining or leaving a cluster right now; nothing was changed.',
      remedy: 'Wait until that is done, then try again.',
    },
    'snap-change': {
      message: 'The MicroK8s snap is being changed by snapd right now; nothing was changed.',
      remedy: 'Wait until "snap changes microk8s" shows no running change, then try again.',
    },
    unknown: {
      message: 'Keyfob could not find out whether snapd is changing the MicroK8s snap; nothing was changed.',
      remedy: 'Check that "snap changes microk8s" answers, then try again.',
    },
  },
  moved: {
    message: (snapData: string) => `${snapData} now leads to another revision than a moment ago.`,
    remedy: 'Wait until the refresh of MicroK8s is done, then try again.',
  },
  fileChanged: {
    message: (file: string) => `${file} was changed by somebody else meanwhile, and that change was kept.`,
    remedy: 'Look at the file, then try again.',
  },
  unsafePath: {
    message: {
      owner: (path: string) =>
        `${path} belongs to a user who could change it while Keyfob works; it was not touched.`,
      writable: (path: string) => `${path} can be replaced by other users; it was not touched.`,
      link: (path: string) => `${path} is a symbolic link; it was not touched.`,
      'hard-link': (path: string) => `${path} has a second name (hard link); it was not touched.`,
      outside: (path: string) => `${path} lies outside the snap data folder; it was not touched.`,
    },
    remedy: 'Find out who set it up so, put it right as root, then try again.',
  },
  writeFailed: {
    message: {
      full: (file: string) => `${file} could not be written: the disk is full.`,
      'read-only': (file: string) => `${file} could not be written: the file system is read-only.`,
      permission: (file: string) => `${file} could not be written: that is not permitted.`,
      io: (file: string) => `${file} could not be written: the disk reported an error.`,
    },
    remedy: 'Fix that, then try again.',
  },
  noRestart: {
    message:
      'Neither a trustworthy "snap" nor "systemctl" was found to restart MicroK8s with; nothing was changed.',
    remedy: 'Check the PATH of root, then try again.',
  },
  restartFailed: {
    message: (service: string) => `The service ${service} could not be restarted.`,
    remedy: 'Look at its log.',
  },
  serverElsewhere: {
    message: {
      host: (file: string, server: string) =>
        `${file} names the API server ${server}, which is not this machine; no token was sent there.`,
      port: (file: string, server: string) =>
        `${file} names the API server ${server}, whose port is not that of --secure-port in args/kube-apiserver; no token was sent there.`,
    },
    remedy: 'Find out who changed that, put it right as root, then try again.',
  },
  otherAuthority: {
    message: (file: string, authority: string) =>
      `${file} trusts a CA other than ${authority}; no token was sent.`,
    remedy: 'Find out who changed that, put it right as root, then try again.',
  },
  serverNotOwn: {
    unseen: (server: string) =>
      `What answers at ${server} could not be found among the connections of this machine; no token was sent to it.`,
    ofOther: (server: string, uid: number) =>
      `A process of another user (${uid}) answers at ${server}, not root’s API server; no token was sent to it.`,
    remedy: 'Find that process and end it, restart MicroK8s, then try again.',
  },
  oldNotAccepted: {
    message: (server: string) => `${server} does not accept the admin token of the token file.`,
    remedy: 'Restart MicroK8s so that it reads its token file, then try again.',
  },
  newNotAccepted: {
    message: (server: string) => `${server} did not accept the new token in time.`,
    remedy: 'Look at its log.',
  },
  notAdmin: {
    message: (server: string) =>
      `${server} accepts the new token, but not as admin in the group system:masters.`,
    remedy: 'Check the name and the groups in the admin row of the token file.',
  },
  oldStillAccepted: {
    message: (server: string) => `${server} still accepts the old token after its restart.`,
    remedy: 'Find out whether it reads another token file, or another API server answers there.',
  },
  journalUnreadable: {
    message: (file: string) =>
      `${file}, the record of an earlier rotation, could not be read; nothing was changed.`,
    remedy:
      'If a newer version of Keyfob wrote it, use that one; otherwise look at the file as root. Then try again.',
  },
  backupUnreadable: {
    message: (file: string) => `${file}, the backup of the old token, could not be read back.`,
    remedy: 'Check the disk, then try again.',
  },
  noLock: {
    message:
      'The program "flock" (util-linux), which keeps two rotations apart, was not found; nothing was changed.',
    remedy: 'Install util-linux, then try again.',
  },
  stuck: {
    message: (backup: string) =>
      `The rotation could be neither finished nor undone. Both admin tokens are kept in ${backup}, for root only.`,
    remedy: 'Once the API server, its files and its disk are in order, settle the rotation.',
  },
};

/** Failures and refusals of a rotation of the static admin token. */
export const rotationErrorPhrases = spoken('rotationError', english);
