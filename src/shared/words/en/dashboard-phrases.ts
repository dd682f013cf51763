import type { Pieces } from '../language/pieces.ts';
import { spoken } from '../language/spoken.ts';

const english = {
  address: {
    name: 'Dashboard address',
    help: 'Where “Open dashboard” leads, for this cluster. Your browser gets this address and nothing else: the token stays on the clipboard.',
    noCluster: 'Each cluster has its own; none is open.',
    sought: 'Keyfob does not know yet where the dashboard of this cluster is. Enter its address once.',
    save: 'Save',
    saved: 'Saved.',
    takenAway: 'Removed.',
    readable:
      'This is plain http to another machine: others in the network can read the token that you paste there.',
  },
  reach: {
    title: 'How to reach a dashboard',
    about:
      'A dashboard runs inside the cluster. One of these commands, left running in a terminal, makes it reachable from this machine, and from no other.',
    looking: 'Looking for the dashboards of this cluster…',
    found: 'In this cluster',
    usual: 'Those that clusters of MicroK8s have',
    install:
      'Installs Headlamp without the right to do everything, which its chart gives the account of its pod otherwise:',
    address: <Piece>(address: Piece): Pieces<Piece> => ['Then the address is ', address],
    caution: <Piece>(command: Piece): Pieces<Piece> => [
      'Behind https your browser asks once about a certificate that the dashboard made itself. ',
      command,
      ', which is there up to 1.35, opens the dashboard to the whole network.',
    ],
  },
};

/** Where the dashboard of a cluster is, and how to reach one. */
export const dashboardPhrases = spoken('dashboard', english);
