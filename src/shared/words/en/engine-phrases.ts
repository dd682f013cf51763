import { spoken } from '../language/spoken.ts';

const english = {
  /** What the engine is about to do, on lines of their own below the server. */
  plan: {
    server: (server: string) => `The API server ${server}`,
    forgets: 'removes the old token that was kept aside; nothing is restarted and no credential changes',
    noUndo: 'after that the rotation cannot be undone',
    closesFirst: 'closes first',
    interrupted: 'the interrupted rotation, which can then no longer be undone',
    tokenFile: 'token file',
    restarts: 'restarts',
    mayRestart: 'may restart',
    restarted: (service: string) => `${service} (running containers go on; the API is away for a moment)`,
  },
  note: (warning: string) => `Note: ${warning}`,
  warning: {
    hostnameAdmin: (hostname: string) =>
      `the host name "${hostname}" contains "admin", which MicroK8s’ own scripts may confuse with the admin row.`,
    otherNodes: (servers: string, command: string) =>
      `other API servers have token files of their own and need the same new token: ${servers}. Run "${command}" on each.`,
    otherNodesUnseen:
      'keyfob could not find out whether there are other control plane nodes. Each would have a token file of its own and need the same new token.',
  },
  step: {
    preflight: 'check that nothing stands in the way',
    'new-token': 'make the new token',
    'close-earlier': 'close the interrupted rotation',
    backup: 'keep the old token aside',
    'token-file': 'change the token file',
    'client-config': 'change client.config',
    restart: 'restart the API server',
    'new-accepted': 'prove that the new token is accepted',
    'old-refused': 'prove that the old token is refused',
    'old-accepted': 'prove that the old token is accepted',
    'clean-up': 'clean up',
  },
  undoing: (step: string) => `undo: ${step}`,
  done: (step: string) => `${step}: done`,
  answered: (step: string, status: number, moment: string) => `${step}: done (${status} at ${moment})`,
  failed: (step: string) => `${step}: failed`,
  outcome: {
    rotated: 'The new token works and the old one is refused.',
    othersUnseen:
      'Whether there are other control plane nodes could not be found out: if there are any, the old token still works there.',
    stillAccepted: (server: string) => `The old token is still accepted at ${server}.`,
    notKnownAt: (server: string) => `Whether the old token is accepted at ${server} could not be found out.`,
    goesBack: (undoLine: string, moment: string) =>
      `"${undoLine}" goes back to the old token until ${moment}; "--forget" instead of "--undo" removes the old token at once.`,
    undone: 'Everything was put back: the old token works.',
    reverted: 'The old token works again; whoever knows it can use it again.',
    settled: {
      other: 'Somebody else changed the token meanwhile, and theirs works: there is nothing left to do.',
      old: 'The old token works: there is nothing left to do.',
      new: 'The new token works: there is nothing left to do.',
    },
    forgotten: 'The backup with the old token was removed.',
    nothing: 'There is nothing to do.',
    cancelled: 'Nothing was changed.',
  },
};

/** What the engine tells of a rotation in a terminal. */
export const enginePhrases = spoken('engine', english);
