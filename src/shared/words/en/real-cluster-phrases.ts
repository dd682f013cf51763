import type { Pieces } from '../language/pieces.ts';
import { spoken } from '../language/spoken.ts';

const english = {
  use: 'Use my cluster…',
  title: 'Use my cluster',
  about:
    'The demo ends, and Keyfob starts on your cluster in its place. What you did here goes with the demo; nothing of it reaches your cluster.',
  found: <Piece>(folder: Piece): Pieces<Piece> => ['MicroK8s is on this machine, in ', folder, '.'],
  notFound: <Piece>(folder: Piece): Pieces<Piece> => [
    'Keyfob looked in ',
    folder,
    ' and did not find it. Which of these is true?',
  ],
  open: 'Open my cluster',
  choose: 'Choose folder…',
  ways: {
    elsewhere: {
      title: 'It is in another folder',
      text: 'Choose the one that holds “args” and “credentials”. This line finds it:',
    },
    missing: {
      title: 'MicroK8s is not installed',
      text: 'This line installs it. Then start Keyfob again.',
    },
    'no-rights': {
      title: 'You are not allowed to read its files',
      text: 'This line adds you to the group that may. It takes effect with your next login.',
    },
  },
};

/** The way from the demo to a cluster of one’s own. */
export const realClusterPhrases = spoken('realCluster', english);
