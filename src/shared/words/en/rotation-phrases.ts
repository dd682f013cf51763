import type { Pieces } from '../language/pieces.ts';
import { spoken } from '../language/spoken.ts';

const english = {
  /** What a new token does not change, on screens and in terminals. */
  limits:
    'Whoever copied ca.key or serviceaccount.key can go on signing credentials of their own: only new keys end that.',
  /** The rows that a rotation leaves as mighty as they were. */
  masters: (rows: string) =>
    `The token file has other rows of the group system:masters, whose tokens stay as they are and open everything: ${rows}.`,
  masterRow: (user: string, line: number) => `${user} (line ${line})`,
  dialog: {
    title: 'Rotate the admin token?',
    rotate: 'Rotate',
    showLine: 'Show the line',
    changes: {
      term: 'What changes',
      inBoth: <Piece>(file: Piece): Pieces<Piece> => [
        'The admin’s token in ',
        file,
        ' and in client.config. Every other byte of the two files stays.',
      ],
      inTokenFile: <Piece>(file: Piece): Pieces<Piece> => [
        'The admin’s token in ',
        file,
        '. client.config holds a certificate and stays as it is.',
      ],
    },
    restarts: {
      term: 'What restarts',
      text: <Piece>(server: Piece): Pieces<Piece> => [
        'The control plane of MicroK8s on this machine, whose API server is ',
        server,
        '. The API does not answer meanwhile: some seconds, at most about a minute. kubectl and dashboards fail until it is back.',
      ],
    },
    runsOn: {
      term: 'What keeps running',
      text: 'Your containers and services. Tokens that Keyfob minted stay valid: they do not depend on this one.',
    },
    stops: {
      term: 'What stops working',
      text: 'Every copy of the old token: kubeconfigs elsewhere, pipelines, scripts. That is what a rotation is for.',
    },
    stays: {
      term: 'What does not change',
      text: (nodes: string) =>
        `The token files of the other control plane nodes: ${nodes}. The old token opens the cluster there until each is given the new one; Keyfob shows how, right after.`,
    },
    limits: 'What it cannot do',
    fails: {
      term: 'If something fails',
      text: (length: string) =>
        `The old token is put back and proven to work, without asking. After success you can go back for ${length}.`,
    },
    /** How the engine gets root’s rights. */
    way: {
      direct: 'It starts as soon as you say so.',
      pkexec: 'Your desktop asks for an administrator’s password first; nothing is touched before.',
      'by-hand': 'Keyfob shows you one line to run in a terminal, and follows it here.',
    },
  },
  run: {
    title: {
      rotate: 'Rotation of the admin token',
      resume: 'Settlement of the interrupted rotation',
      undo: 'Return to the old token',
      forget: 'Removal of the backup',
    },
    close: 'Close',
    cancel: 'Cancel',
    authorising: 'Waiting for the password that your desktop asks for. Nothing is touched before.',
    longRestart:
      'The restart takes its time: the API server first ends the requests that are under way. The steps go on by themselves.',
    byHand: {
      settles:
        'Run this line in a terminal. It settles what was begun, without asking; the steps show up here as they happen.',
      asks: 'Run this line in a terminal. It says what it will do and asks before anything is touched; the steps show up here as they happen.',
      line: 'Line to run',
    },
    /** What each step does on the way to the new token. */
    step: {
      preflight: 'Check that nothing stands in the way',
      'new-token': 'Make a new token',
      'close-earlier': 'Close the interrupted rotation',
      backup: 'Back up the old token, for root only',
      'token-file': 'Write the new token into the token file',
      'client-config': 'Write the new token into client.config',
      restart: 'Restart the API server',
      'new-accepted': 'The API server accepts the new token, as admin in system:masters',
      'old-refused': 'The API server refuses the old token (401)',
      'old-accepted': 'The API server accepts the old token',
      'clean-up': 'Tidy up',
    },
    /** What these steps do on the way back, where the others do the same. */
    undone: {
      'token-file': 'Put the old token back into the token file',
      'client-config': 'Put the old token back into client.config',
      restart: 'Restart the API server with the old token',
      'new-accepted': 'Take back the check of the new token',
      'old-refused': 'Take back the check of the old token',
      backup: 'Remove the backup',
      'clean-up': 'Tidy up after going back',
    },
    status: {
      waiting: 'Not yet',
      intended: 'Under way',
      'cut-off': 'Cut off',
      done: 'Done',
      failed: 'Failed',
    },
    outcome: {
      rotated: 'Rotated. The API server accepts the new token and refuses the old one.',
      undone: 'It did not work out, and everything is as before: the old token works.',
      reverted: 'Undone. The API server accepts the old token again.',
      settled: {
        old: 'Settled: the old token works.',
        new: 'Settled: the new token works.',
        other: 'Settled: a token works that somebody else put there meanwhile.',
      },
      forgotten: 'The backup is removed: the old token is gone for good.',
      nothing: 'There was nothing to do.',
      cancelled: 'It was called off before anything was touched.',
    },
    warning: {
      hostnameAdmin: (hostname: string) =>
        `The name of this machine, ${hostname}, holds the word “admin”: MicroK8s’ own scripts may take its row of the token file for the administrator’s.`,
      otherNodes: (servers: string) =>
        `This cluster has other control plane nodes: ${servers}. Until each is given the same token, the old one still opens the cluster there.`,
      otherNodesUnseen:
        'Keyfob could not find out whether this cluster has other control plane nodes. If it has any, the old token still opens it there until each is given the same token.',
    },
  },
  copyLine: 'Copy line',
  interrupted: {
    label: 'Interrupted rotation',
    isSettled: 'An interrupted rotation is settled.',
    inForce: {
      old: 'The old admin token is in force.',
      new: 'The new admin token is in force; the old one is refused.',
    },
    cutOff: <Piece>(began: Piece): Pieces<Piece> => ['The rotation began ', began, ' and was cut off.'],
    closing: {
      old: 'Its backup may still hold both tokens. The next rotation closes this one first; or this line does, and removes the backup:',
      new: 'Its backup still holds both tokens. The next rotation closes this one first; or this line does, and the backup goes a day later:',
    },
    notSettled: 'A rotation was interrupted and is not settled.',
    began: <Piece>(at: Piece): Pieces<Piece> => ['It began ', at, '.'],
    files: {
      agree: 'Token file and client.config hold the same token.',
      differ: 'Token file and client.config hold different tokens.',
      unknown: 'Token file and client.config could not be compared.',
    },
    server: {
      accepts: 'The API server accepts the token of client.config.',
      refuses: 'The API server does not accept the token of client.config.',
      unknown: 'The API server could not be asked.',
    },
    choice:
      'Finish goes on to the new token; Undo goes back to the old one. Either restarts the API server if it must, and proves what works.',
    stuck: 'It got stuck.',
    undo: 'Undo',
    finish: 'Finish',
  },
  last: {
    label: 'Last rotation',
    ended: <Piece>(at: Piece): Pieces<Piece> => ['Last rotation: ', at, '.'],
    kept: (until: string) => `The old token is kept aside until ${until}, so that you can go back.`,
    overdue: (until: string) =>
      `The old token should have been removed by ${until}, and is still kept aside.`,
    undo: 'Undo this rotation…',
    forget: 'Remove the old token…',
  },
  undo: {
    title: 'Undo this rotation?',
    undo: 'Undo',
    valid: 'The old token becomes valid again',
    text: <Piece>(valid: Piece): Pieces<Piece> => [
      valid,
      ', for everybody who has a copy. If you rotated because it may have leaked, keep the new one.',
    ],
    restart: 'The new token stops working, and the API server restarts once more.',
    others: <Piece>(command: Piece): Pieces<Piece> => [
      'Other control plane nodes that were given the new token keep it: run ',
      command,
      ' on each of them, too.',
    ],
  },
  forget: {
    title: 'Remove the old token now?',
    remove: 'Remove',
    deleted: 'The backup that root keeps is deleted.',
    final: 'This rotation cannot be undone then.',
    rest: 'The new token stays in force, and nothing restarts.',
  },
  proof: {
    save: 'Save proof…',
    copy: 'Copy proof',
    about: 'Times, the ends of both tokens, and what each API server answered; no secret.',
    written: (file: string) => `Written to ${file}, readable by you alone.`,
    /** The title of the desktop’s own dialog that asks for the file. */
    chooseFile: 'Save the proof',
  },
  /** The proof itself, as a text to keep. */
  proofText: {
    title: 'Rotation of the admin token',
    cluster: 'Cluster',
    began: 'Began',
    ended: 'Ended',
    oldToken: 'Old token',
    newToken: 'New token',
    unseen: 'not seen by this Keyfob',
    answers: 'What the API servers answered:',
    step: {
      restart: 'API server restarted',
      'new-accepted': '200 for the new token, as admin in system:masters',
      'old-refused': '401 for the old token',
    },
    other: {
      accepted: '200 for the old token: still accepted there',
      refused: '401 for the old token',
      unknown: 'could not be asked about the old token',
      away: 'not asked: no API server is announced there',
    },
    othersUnseen: 'Keyfob could not find out whether there are other control plane nodes.',
    written: (version: string, at: string) =>
      `Written by Keyfob ${version}, ${at}. Times are UTC; of the tokens only the ends are shown.`,
  },
  /** The other control plane nodes, before a rotation, after one, and after one that was undone. */
  nodes: {
    title: 'Other control plane nodes',
    askAgain: 'Ask again',
    about: {
      before:
        'Each has an API server and a token file of its own. A rotation here does not reach them: afterwards each must be given the same token, and until then the old one opens the cluster there.',
      rotated: 'Each has a token file of its own and must be given the same new token.',
      reverted:
        'Each has a token file of its own. One that was given the new token keeps it until the rotation is undone there, too.',
    },
    unseen: 'Keyfob could not find out whether this cluster has other control plane nodes.',
    moreUnseen: 'Keyfob could not find out whether there are more.',
    asking: 'is being asked…',
    same: {
      before: 'has the same admin token',
      rotated: 'refuses the old token',
      reverted: 'has the same admin token',
    },
    other: {
      before: 'has another admin token',
      rotated: 'still accepts the old token',
      reverted: 'has another admin token',
    },
    notAsked: 'could not be asked',
    away: 'The cluster announces no API server there: it is off or cut off.',
    follow: {
      title: (nodes: readonly string[]) =>
        `Give the new token to ${new Intl.ListFormat('en').format(nodes)}, ${nodes.length > 1 ? 'each ' : ''}in a terminal there`,
      run: <Piece>(command: Piece): Pieces<Piece> => ['Run ', command],
      paste: 'Paste the new token, press Enter, then Ctrl+D',
      copyToken: 'Copy new token',
      about:
        'The line waits for the token, puts it in the place of the old one, restarts the API server there, and proves it. Keyfob must be installed there, too; it needs no desktop for this. Afterwards, ask again here.',
    },
  },
};

/** The rotation of the admin token: its question, its run, what it left, its proof, and the other nodes. */
export const rotationPhrases = spoken('rotation', english);
