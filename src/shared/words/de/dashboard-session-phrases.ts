import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const dashboardSessionInGerman: Phrases['dashboardSession'] = {
  kinds: {
    headlamp: 'Headlamp',
    'kubernetes-dashboard': 'Kubernetes Dashboard',
    'kubernetes-dashboard-7': 'Kubernetes Dashboard',
  },
  open: (dashboard, account, moment) => `Seit ${moment} als ${account} bei ${dashboard} angemeldet.`,
  signingIn: 'Anmeldung am Dashboard …',
  opened: 'Das Dashboard wurde in Ihrem Browser geöffnet.',
  ended: 'Die Sitzung mit dem Dashboard ist beendet.',
  end: 'Sitzung beenden',
  renew: 'Jetzt erneuern',
  renewed: 'Erneuert. Was in Ihrem Browser offen ist, läuft weiter.',
  trayEnd: (dashboard) => `Sitzung mit ${dashboard} beenden`,
  choose: {
    title: 'Welches Dashboard?',
    about: 'Dieser Cluster hat mehrere. Keyfob merkt sich Ihre Wahl.',
    label: 'Dashboards dieses Clusters',
    open: 'Dashboard öffnen',
    one: (dashboard, service) => `${dashboard} (${service})`,
  },
  unreachable: { title: 'Das Dashboard ist nicht erreichbar', tryAgain: 'Erneut versuchen' },
  refused: {
    title: 'Nicht angemeldet',
    sentences: [
      'Diese Adresse gehört zu einer Dashboard-Sitzung von Keyfob und lässt nur das Browserfenster ein, das Keyfob geöffnet hat.',
      'Wählen Sie in Keyfob „Dashboard öffnen“, um hier angemeldet zu werden.',
    ],
  },
};
