import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const trayInGerman: Phrases['tray'] = {
  tooltip: (product, status) => `${product}: ${status}`,
  tooltipWithVerdict: (product, status, verdict) => `${product}: ${status} (${verdict})`,
  tooltipWithSession: (tooltip, session) => `${tooltip}. ${session}`,
  looking: 'Ihr Cluster wird gesucht …',
  copyFresh: 'Frisches Dashboard-Token kopieren',
  openDashboard: 'Dashboard öffnen',
  open: (product) => `${product} öffnen`,
  quit: 'Beenden',
  clipboardLeft: 'Vielleicht ist noch ein Token in der Zwischenablage',
  noCluster: 'Kein Cluster: Das Fenster sagt, warum',
  noToken: 'Noch kein Dashboard-Token',
  validUntil: (moment) => `Dashboard-Token gültig bis ${moment}`,
  apiFailed: {
    unreachable: 'Der API-Server ist nicht erreichbar',
    refuses: 'Der API-Server lehnt die Zugangsdaten aus client.config ab',
    certificate: 'Der API-Server legt ein ungültiges Zertifikat vor',
    certificateExpired: 'Der API-Server legt ein abgelaufenes Zertifikat vor',
    certificateNotYet: 'Der API-Server legt ein Zertifikat vor, das noch nicht gültig ist',
    other: 'Der API-Server hat ein Problem: Das Fenster sagt, welches',
  },
  lastQuestion: {
    message: 'Keyfob beenden?',
    detail:
      'Dieser Desktop zeigt weder ein Symbol im Infobereich noch Benachrichtigungen: Ohne sein Fenster kann Keyfob Sie nicht warnen, bevor Zugangsdaten ablaufen.',
    agree: 'Beenden',
  },
};
