import { spoken } from '../language/spoken.ts';

const english = {
  name: 'Guided rotation',
  /** Begins it; it takes two minutes. */
  start: 'Guided rotation',
  step: (at: number, of: number) => `Guided rotation, step ${at} of ${of}`,
  leave: 'Leave the guide',
  close: 'Close the guide',
  steps: {
    go: 'Open the screen Admin credential, in the list on the left. It shows the token that opens this cluster as its administrator, and that never expires.',
    rotate:
      'Press “Rotate admin token…”. Nothing happens yet: first you read what changes, what restarts and what stops working.',
    running:
      'Each step is written down before it is done, so that neither a crash nor a power cut locks you out. The API server restarts; then it is asked about both tokens.',
    proof:
      'It is done once the API server accepts the new token and refuses the old one. That proof can be kept as a file. Now try the way back: press “Undo this rotation…”.',
    undoing:
      'The same steps backwards: the old token is put back, and the API server is asked whether it works.',
    done: (length: string) =>
      `That was all of it. On your own cluster it is the same, and the way back is open for ${length}.`,
    failed: 'It did not end as it usually does. The screen says why, and which token works now.',
  },
  /** In the question before the rotation. */
  questions:
    'On your own cluster these answers name your files, your API server and your other nodes. “Rotate” begins; “Cancel” leaves everything as it is.',
};

/** The guide through a rotation on the demo cluster. */
export const guidePhrases = spoken('guide', english);
