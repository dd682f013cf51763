import { spoken } from '../language/spoken.ts';

const english = {
  /** Breaks its lines itself. */
  exitCodes:
    'Exit codes: 0 done, 1 unexpected failure, 2 wrong options, 3 refused (nothing was touched),\n4 failed and undone (the old token works), 5 stuck (a person is needed), 6 another rotation is running.',
  /** What an option does, by how it is typed. */
  optionTexts: {
    '--snap-data DIR': 'the snap data folder, where it is not that of MicroK8s on this machine',
    '--demo': 'show the demo cluster',
    '--tray': 'start in the tray, without a window',
    '--resume': 'settle a rotation that was cut off',
    '--undo': 'take the last rotation back: the old token works again',
    '--forget': 'remove the backup of the old token',
    '--yes': 'do not ask before something is changed',
    '--token-stdin': 'take the new token from the first line of the standard input',
    '--json': 'answer in JSON',
    '--state-dir DIR': 'keep journal and backup of a rotation below this folder',
    '--help': 'show these lines',
  },
  options: {
    tooMany: 'there are more arguments, or longer ones, than any command has',
    oneCommand: 'expected one command: rotate, status or report',
    exclude: '--resume, --undo and --forget exclude each other',
    ofReport: 'report takes only --snap-data',
    ofStatus: 'status takes only --snap-data, --state-dir and --json',
    noTokenWith: (option: string) => `--token-stdin does not go with ${option}`,
    tokenNeedsYes: '--token-stdin needs --yes, because stdin cannot answer then',
    fullPath: (path: string) => `a full path is needed, not "${path}"`,
    unseenCharacters: (path: string) =>
      `a path with characters that cannot be seen is not followed: "${path}"`,
    unknown: (option: string) => `there is no option ${option}`,
    needsValue: (option: string) => `${option} needs a value`,
    takesNoValue: (option: string) => `${option} takes no value`,
  },
  bug: (what: string) => `something went wrong inside Keyfob (${what}).`,
  bugWithIncident: (what: string, incident: string) =>
    `something went wrong inside Keyfob (${what}, incident ${incident}).`,
  settle: 'Settle the rotation:',
  nobodyAnswers: 'nobody can answer here; give --yes to go on without asking',
  question: {
    rotate: (server: string) =>
      `Rotate the admin token of ${server} now? The old one stops working everywhere.`,
    undo: (server: string) =>
      `Go back to the old token of ${server}? It becomes valid again, also for whoever else knows it.`,
    forget: 'Remove the backup of the old token? The rotation cannot be undone then.',
    /** A question with the letters of its answers; no is the default. */
    answers: (question: string) => `${question} [y/N] `,
    /** The word that agrees; its first letter does, too. */
    yes: 'yes',
  },
  status: {
    snapData: 'snap data',
    verdict: 'verdict',
    authentication: 'authentication',
    tokenFile: 'token file',
    rotation: 'rotation',
    oldToken: 'old token',
    certificate: 'certificate',
    mode: {
      token: 'static token file (token mode)',
      mixed: 'static token file and client certificate (mixed mode)',
      x509: 'client certificates (x509 mode)',
      unknown: 'not known',
    },
    tokenFileChanged: (moment: string) => `last changed ${moment}; its tokens are at least that old`,
    noneUnfinished: 'none is unfinished',
    notSettled: (begun: string, line: string) => `begun ${begun}, not settled; run: ${line}`,
    cutOff: {
      old: (begun: string) => `begun ${begun}, cut off and settled: the old admin token is in force`,
      new: (begun: string) =>
        `begun ${begun}, cut off and settled: the new admin token is in force; the old one is refused`,
    },
    keptInBackup: (line: string) => `kept with the new one in the backup; close the rotation with: ${line}`,
    keptForUndo: (moment: string, line: string) =>
      `kept for an undo until ${moment}; remove it with: ${line}`,
    certificateDates: (name: string, from: string, to: string, state: string) =>
      `${name}, valid from ${from} to ${to}: ${state.toLowerCase()}`,
  },
};

/** The commands in a terminal, but for what the engine tells. */
export const terminalPhrases = spoken('terminal', english);
