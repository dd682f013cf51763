import type { Pieces } from '../language/pieces.ts';
import { spoken } from '../language/spoken.ts';

const english = {
  address: {
    name: 'Dashboard address',
    help: 'Where “Open dashboard” leads, for this cluster. Your browser gets this address and nothing else: the token stays on the clipboard.',
    noCluster: 'Each cluster has its own; none is open.',
    save: 'Save',
    saved: 'Saved.',
    takenAway: 'Removed.',
    readable:
      'This is plain http to another machine: others in the network can read the token that you paste there.',
  },
  /** Where one was to be opened. */
  noneFound: {
    title: 'No dashboard was found in this cluster.',
    install:
      'Install one and open it again: this installs Headlamp, without the right to do everything, which its chart would give it.',
    own: 'Or enter the address of a dashboard of your own, as your browser shows it:',
  },
  reach: {
    title: 'How to reach a dashboard',
    about:
      'A dashboard runs inside the cluster. Its command, left running in a terminal, makes it reachable from this machine, and from no other.',
    looking: 'Looking for the dashboards of this cluster…',
    found: 'In this cluster',
    usual: 'Dashboards that MicroK8s clusters have',
    install: 'Installs Headlamp without the right to do everything, which its chart would give it:',
    address: <Piece>(address: Piece): Pieces<Piece> => ['Then the address is ', address, '.'],
    ownCertificate: 'Your browser asks once about the certificate, which this dashboard made itself.',
    caution: <Piece>(command: Piece): Pieces<Piece> => [
      'Avoid ',
      command,
      ', which MicroK8s has up to 1.35: it opens the dashboard to the whole network.',
    ],
  },
};

/** Where the dashboard of a cluster is, and how to reach one. */
export const dashboardPhrases = spoken('dashboard', english);
