import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const realClusterInGerman: Phrases['realCluster'] = {
  use: 'Meinen Cluster verwenden …',
  title: 'Meinen Cluster verwenden',
  about:
    'Die Demo endet, und an ihrer Stelle startet Keyfob mit Ihrem Cluster. Was Sie hier getan haben, verschwindet mit der Demo; nichts davon gelangt auf Ihren Cluster.',
  found: (folder) => ['MicroK8s ist auf diesem Rechner, in ', folder, '.'],
  notFound: (folder) => ['Keyfob hat in ', folder, ' nachgesehen und keines gefunden. Was trifft zu?'],
  open: 'Meinen Cluster öffnen',
  choose: 'Ordner wählen …',
  ways: {
    elsewhere: {
      title: 'Es liegt in einem anderen Ordner',
      text: 'Wählen Sie den, der „args“ und „credentials“ enthält. Diese Zeile findet ihn:',
    },
    missing: {
      title: 'MicroK8s ist nicht installiert',
      text: 'Diese Zeile installiert es. Starten Sie Keyfob danach erneut.',
    },
    'no-rights': {
      title: 'Sie dürfen seine Dateien nicht lesen',
      text: 'Diese Zeile nimmt Sie in die Gruppe auf, die das darf. Sie wirkt ab Ihrer nächsten Anmeldung.',
    },
  },
};
