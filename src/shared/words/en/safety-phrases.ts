import { spoken } from '../language/spoken.ts';

const english = {
  title: 'Safety',
  looking: 'Looking…',
  /** Nothing is in the list. */
  nothing: {
    found: (moment: string) => `Nothing unsafe was found. Looked at ${moment}.`,
    inFiles: 'The files show nothing unsafe. The rest could not be checked: the API server does not answer.',
  },
  degrees: { urgent: 'Urgent', soon: 'Soon', advice: 'Advice' },
  /** The buttons of findings. Three dots: something is asked first. “Show”: it leads there, or unfolds it. */
  actions: {
    'look-again': 'Look again',
    rotate: 'Rotate…',
    'show-rotation': 'Show rotation',
    'show-other-nodes': 'Show other nodes',
    'show-certificates': 'Show certificate',
    'show-legacy-tokens': 'Show legacy tokens',
    'show-join-tokens': 'Show join tokens',
    'show-agent-tokens': 'Show agent tokens',
    'show-token': 'Show token',
    'show-remedy': 'Show way out',
    'turn-on-rbac': 'Turn on RBAC',
    renew: 'Renew',
    'take-rights-away': 'Close files',
    'check-rights': 'See rights',
    'check-clock': 'Check clock',
    'remove-backup': 'Remove it',
    'remove-dashboard': 'Remove dashboard',
    'take-dashboard-rights': 'Take rights away',
    'ask-for-login': 'Require login',
    'close-dashboard': 'Close this way',
  },
  /** The name of such a button where there is a command for it, which is seen by its picture. */
  withCommand: (act: string) => `${act} (command to copy)`,
  /** What the command of a finding costs. */
  costs: {
    rejoin:
      'This costs something: MicroK8s restarts, other nodes must leave and rejoin, and every kubeconfig must be exported again.',
    restart:
      'This costs something: the API server restarts and is away for up to a minute. Containers keep running.',
    release:
      'This costs something: the whole Helm release goes, with everything that it made. Nothing restarts.',
    deletes: 'This costs something: what it deletes is gone. Nothing restarts.',
    closes:
      'This costs something: whoever opens the dashboard that way cannot do so any more. Nothing restarts.',
    dashboard: 'This costs something: the dashboard restarts, and nothing else does.',
    none: 'Nothing restarts.',
  },
  /** Below the verdict, where no finding is. */
  nothingToDo: 'Nothing needs your attention now.',
  /** Above a screen to which a finding led, once it is gone. */
  gone: 'This is settled:',
};

/** The list of what is unsafe; `finding` has the sentences of each. */
export const safetyPhrases = spoken('safety', english);
