import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const dashboardSessionInGerman: Phrases['dashboardSession'] = {
  kinds: {
    headlamp: 'Headlamp',
    'kubernetes-dashboard': 'Kubernetes Dashboard',
    'kubernetes-dashboard-7': 'Kubernetes Dashboard',
  },
  open: (dashboard, account, moment) => `Seit ${moment} als ${account} bei ${dashboard} angemeldet.`,
  withPower: (account, power) => `${account} (${power})`,
  power: { 'read-only': 'nur lesen', everything: 'volle Kontrolle' },
  signedInNotice: (product, dashboard) => `${product}: bei ${dashboard} angemeldet`,
  hint: {
    signsIn:
      '„Dashboard öffnen“ meldet Ihren Browser am Dashboard dieses Clusters an: Sie müssen kein Token einfügen.',
    leads:
      '„Dashboard öffnen“ führt zu der Adresse, die Sie festgelegt haben; dort fügen Sie das Token ein, um sich anzumelden.',
  },
  signingIn: 'Anmeldung am Dashboard …',
  opened: 'Das Dashboard wurde in Ihrem Browser geöffnet.',
  signedOut: {
    when: (dashboard, moment) => `${moment}: von ${dashboard} abgemeldet.`,
    why: {
      idle: (length) => `Die Sitzung wurde ${length} lang nicht genutzt.`,
      locked: 'Der Bildschirm wurde gesperrt.',
      'account-gone': 'Das Konto, mit dem Sie angemeldet waren, wurde aus dem Cluster gelöscht.',
      'rights-lost': 'Das Konto, mit dem Sie angemeldet waren, hat keine Rechte mehr.',
      'rights-grown':
        'Das Konto, mit dem Sie angemeldet waren, darf inzwischen alles im Cluster, und dem hat niemand zugestimmt.',
      'token-refused': 'Der Cluster lehnt das Token der Sitzung ab: Jemand hat es widerrufen.',
      'cluster-left': 'Keyfob hat diesen Cluster nicht mehr geöffnet.',
    },
    title: (dashboard) => `Von ${dashboard} abgemeldet`,
    again: 'Wählen Sie in Keyfob „Dashboard öffnen“, um sich wieder anzumelden.',
    againThere: 'Öffnen Sie den Cluster wieder in Keyfob, um sich anzumelden.',
    notice: (product, dashboard) => `${product}: von ${dashboard} abgemeldet`,
  },
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
