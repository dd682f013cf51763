import { spoken } from '../language/spoken.ts';

const english = {
  title: 'Safety',
  looking: 'Looking…',
  /** Nothing is in the list. */
  nothing: {
    found: (moment: string) => `Nothing unsafe was found. Looked at ${moment}.`,
    besideCredentials: 'Nothing is unsafe beside the credentials that are counted above.',
    inFiles: 'The files show nothing unsafe. The rest could not be checked: the API server does not answer.',
  },
  /** The buttons beside findings. */
  actions: {
    'look-again': 'Look again',
    'show-admin-credential': 'Show admin credential',
    'show-legacy-tokens': 'Show legacy tokens',
    'show-join-tokens': 'Show join tokens',
    'show-certificates': 'Show certificate',
  },
};

/** The list of what is unsafe; `finding` has the sentences of each. */
export const safetyPhrases = spoken('safety', english);
