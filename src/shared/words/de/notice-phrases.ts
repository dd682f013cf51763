import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const noticeInGerman: Phrases['notice'] = {
  open: 'Öffnen',
  dashboardNotOpened: (product) => `${product}: Das Dashboard wurde nicht geöffnet`,
  startedAnew: (product) => `${product} hat sich neu gestartet`,
  goesOnUnseen: {
    title: (product) => `${product} läuft ohne Symbol im Infobereich weiter`,
    body: (product) =>
      `Dieser Desktop zeigt keines. ${product} warnt Sie weiterhin, bevor Zugangsdaten ablaufen; um das Fenster zu öffnen, starten Sie es erneut.`,
    quit: (product) => `${product} beenden`,
  },
  renewed: {
    title: (product) => `${product}: Token erneuert`,
    body: (account, moment) => `Das neue Token von ${account} ist gültig bis ${moment}.`,
  },
  notRenewed: (product) => `${product}: nicht erneuert`,
  renewalStopped: {
    title: (product) => `${product}: Erneuern eingestellt`,
    triedThrice: 'Keyfob hat es dreimal versucht.',
  },
};
