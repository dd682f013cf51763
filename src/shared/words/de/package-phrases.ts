import type { packagePhrases } from '../en/package-phrases.ts';

/** The package phrases in German. */
export const packageInGerman: ReturnType<typeof packagePhrases> = {
  entry: {
    genericName: 'Zugangsdaten von MicroK8s',
    keywords: ['MicroK8s', 'Kubernetes', 'Token', 'Dashboard', 'Zertifikat'],
  },
  store: {
    about:
      'Keyfob ist für alle, die zu Hause einen MicroK8s-Cluster betreiben. Es zeigt alle Zugangsdaten des Clusters und wie lange jedes davon gilt, und sagt, was unsicher ist.',
    offers: [
      'Ein frisches Dashboard-Token in der Zwischenablage mit einem Klick im Infobereich',
      'Eine Warnung, bevor ein Token oder Zertifikat abläuft',
      'Eine Rotation des statischen Admin-Tokens, die niemanden aussperrt',
    ],
  },
  authorisation: {
    description: 'Das Admin-Token von MicroK8s rotieren',
    message:
      'Keyfob will das Admin-Token von MicroK8s rotieren oder eine Rotation klären, zurücknehmen oder abschließen. Ändert sich das Token, startet der API-Server neu, und das ersetzte Token wird überall ungültig.',
  },
  files: {
    snapData: 'die Snap-Daten von MicroK8s',
    state: 'Journal und Sicherung der Rotationen, die root gemacht hat',
    settings: 'Einstellungen und Protokoll; Tokens liegen im Schlüsselbund des Desktops',
  },
};
