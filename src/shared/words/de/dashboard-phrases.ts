import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const dashboardInGerman: Phrases['dashboard'] = {
  address: {
    name: 'Adresse des Dashboards',
    help: 'Wohin „Dashboard öffnen“ bei diesem Cluster führt. Ihr Browser erhält nur diese Adresse: Das Token bleibt in der Zwischenablage.',
    noCluster: 'Jeder Cluster hat seine eigene; es ist keiner geöffnet.',
    sought:
      'Keyfob weiß noch nicht, wo das Dashboard dieses Clusters zu finden ist. Geben Sie seine Adresse einmal ein.',
    save: 'Speichern',
    saved: 'Gespeichert.',
    takenAway: 'Entfernt.',
    readable:
      'Das ist unverschlüsseltes http zu einem anderen Rechner: Andere im Netzwerk können das Token mitlesen, das Sie dort einfügen.',
  },
  reach: {
    title: 'So erreichen Sie ein Dashboard',
    about:
      'Ein Dashboard läuft im Cluster. Jeder dieser Befehle macht es, solange er in einem Terminal läuft, von diesem Rechner aus erreichbar und von keinem anderen.',
    looking: 'Die Dashboards dieses Clusters werden gesucht …',
    found: 'In diesem Cluster',
    usual: 'Die es in Clustern von MicroK8s gibt',
    install:
      'Installiert Headlamp ohne das Recht, alles zu tun, das sein Chart dem Konto seines Pods sonst gibt:',
    address: (address) => ['Die Adresse ist dann ', address],
    caution: (command) => [
      'Bei https fragt Ihr Browser einmal wegen eines Zertifikats nach, das das Dashboard selbst ausgestellt hat. ',
      command,
      ', das es bis 1.35 gibt, öffnet das Dashboard für das ganze Netzwerk.',
    ],
  },
};
