import type { Phrases } from '../en/phrases.ts';

const startAgain =
  'Starten Sie es erneut. Wenn es wieder geschieht, melden Sie bitte die Nummer des Vorfalls.';

/** The same in German. */
export const startInGerman: Phrases['start'] = {
  options: {
    folderMissing: '--snap-data braucht einen Ordner: --snap-data /var/snap/microk8s/current',
    demoWithFolder: '--demo verträgt sich nicht mit --snap-data: Die Demo zeigt nur ihren eigenen Cluster',
    unknown: (option, meant) => `unbekannte Option ${option}: Meinten Sie --${meant}?`,
  },
  isRunning: 'Keyfob läuft bereits; sein Fenster sagt mehr.',
  brokenTray: (electron) =>
    `Electron ${electron} zeigt kein funktionierendes Symbol im Infobereich; starten Sie Keyfob mit 43.5.0, 44.1.0 oder einer späteren Version`,
  startedAnew: (without) => `neu gestartet ohne ${without}`,
  cannotStartAnew: (without) => `Starten Sie Keyfob ohne ${without}; es kann das nicht selbst weglassen`,
  failed: {
    message: (incident) => `Keyfob konnte nicht starten (Vorfall ${incident}).`,
    partMissing:
      'Ein Teil von Keyfob fehlt. Wenn Keyfob gerade aktualisiert wurde, starten Sie es erneut; sonst installieren Sie es neu. Wenn es wieder geschieht, melden Sie bitte die Nummer des Vorfalls.',
    fileUnusable: (path, code) =>
      `${path} ließ sich nicht verwenden (${code}). Prüfen Sie den freien Speicherplatz und die Berechtigungen des Ordners, und starten Sie Keyfob dann erneut.`,
    bug: `In Keyfob ist etwas schiefgegangen. ${startAgain}`,
  },
  stopped: {
    message: (incident) =>
      `In Keyfob ist etwas schiefgegangen, deshalb wird es beendet (Vorfall ${incident}).`,
    detail: `Es startet nicht von selbst neu: Das hat es innerhalb von zehn Minuten schon zweimal getan, oder sein Einstellungsordner ist nicht beschreibbar. Tokens, die nur im Arbeitsspeicher lagen, sind verloren. ${startAgain}`,
  },
  quit: 'Beenden',
  atLogin: 'Zugangsdaten Ihres MicroK8s-Clusters und ein frisches Token mit einem Klick',
};
