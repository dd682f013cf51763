import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const dashboardInGerman: Phrases['dashboard'] = {
  address: {
    name: 'Adresse des Dashboards',
    help: 'Wohin „Dashboard öffnen“ bei diesem Cluster führt. Ihr Browser erhält nur diese Adresse: Das Token bleibt in der Zwischenablage.',
    noCluster: 'Jeder Cluster hat seine eigene; es ist keiner geöffnet.',
    save: 'Speichern',
    saved: 'Gespeichert.',
    takenAway: 'Entfernt.',
    readable:
      'Das ist unverschlüsseltes http zu einem anderen Rechner: Andere im Netzwerk können das Token mitlesen, das Sie dort einfügen.',
  },
  noneFound: {
    title: 'In diesem Cluster wurde kein Dashboard gefunden.',
    install:
      'Installieren Sie eines und öffnen Sie es dann erneut: Das hier installiert Headlamp ohne das Recht, alles zu tun, das sein Chart ihm gäbe.',
    own: 'Oder geben Sie die Adresse eines eigenen Dashboards ein, wie Ihr Browser sie anzeigt:',
  },
  reach: {
    title: 'So erreichen Sie ein Dashboard',
    about:
      'Ein Dashboard läuft im Cluster. Sein Befehl macht es, solange er in einem Terminal läuft, von diesem Rechner aus erreichbar und von keinem anderen.',
    looking: 'Die Dashboards dieses Clusters werden gesucht …',
    found: 'In diesem Cluster',
    usual: 'Dashboards, die es in MicroK8s-Clustern gibt',
    install: 'Installiert Headlamp ohne das Recht, alles zu tun, das sein Chart ihm gäbe:',
    address: (address) => ['Die Adresse ist dann ', address, '.'],
    ownCertificate:
      'Ihr Browser fragt einmal wegen des Zertifikats nach, das dieses Dashboard selbst ausgestellt hat.',
    caution: (command) => [
      'Vermeiden Sie ',
      command,
      ', das MicroK8s bis 1.35 hat: Es öffnet das Dashboard für das ganze Netzwerk.',
    ],
  },
};
