import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const bannerInGerman: Phrases['banner'] = {
  name: 'Hinweise',
  none: 'Keine Hinweise',
  details: 'Details',
  more: (count) => `${count} weitere`,
  close: 'Schließen',
  all: (count) => (count === 1 ? '1 Hinweis' : `${count} Hinweise`),
  banners: {
    demo: {
      title: 'Demo-Cluster.',
      text: {
        'asked-for': 'Alles funktioniert; nichts davon ist echt.',
        'no-microk8s':
          'Auf diesem Rechner wurde kein MicroK8s gefunden. Alles funktioniert; nichts davon ist echt.',
      },
    },
    outdatedElectron: {
      title: (version) => `Electron ${version}, nicht mehr unterstützt: nur zum Ausprobieren.`,
      text: 'Keine Sicherheitsupdates: Bewahren Sie damit kein Token eines echten Clusters auf.',
    },
    noTray: {
      title: 'Dieser Desktop zeigt kein Symbol im Infobereich.',
      goesOn:
        'Wenn Sie dieses Fenster schließen, warnt Keyfob Sie weiterhin; zum Öffnen starten Sie es erneut.',
      ends: 'Keyfob wird beendet, wenn Sie dieses Fenster schließen.',
    },
    forgotten: {
      name: 'Vergessen',
      title: (account) => `Token vergessen: ${account}.`,
      several: (count) => `${count} Tokens vergessen.`,
      accounts: (named, more) => (more === 0 ? `Konten: ${named}.` : `Konten: ${named} und ${more} weitere.`),
      deletedIn: (count, length) =>
        count === 1 ? `In ${length} wird es gelöscht.` : `In ${length} werden sie gelöscht.`,
      undo: 'Rückgängig',
    },
    forgetFailed: { name: 'Token nicht vergessen', lead: 'Das Token wurde nicht vergessen.' },
    unlocking: {
      title: 'Warten auf den Schlüsselbund.',
      text: 'Geben Sie sein Passwort in der Abfrage Ihres Desktops ein.',
      cancel: 'Abbrechen',
    },
  },
  restarted: 'Keyfob hat sich neu gestartet',
  dashboardFailed: 'Das Dashboard wurde nicht geöffnet',
  bug: 'Etwas ist schiefgegangen',
};
