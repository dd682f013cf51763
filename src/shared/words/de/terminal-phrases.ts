import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const terminalInGerman: Phrases['terminal'] = {
  exitCodes:
    'Exit-Codes: 0 erledigt, 1 unerwarteter Fehler, 2 falsche Optionen, 3 abgelehnt (nichts wurde berührt),\n4 gescheitert und rückgängig gemacht (das alte Token funktioniert), 5 festgefahren (jemand muss eingreifen),\n6 eine andere Rotation läuft.',
  optionTexts: {
    '--snap-data DIR': 'der Ordner der Snap-Daten, wenn es nicht der von MicroK8s auf diesem Rechner ist',
    '--demo': 'den Demo-Cluster zeigen',
    '--tray': 'im Infobereich starten, ohne Fenster',
    '--resume': 'eine abgebrochene Rotation klären',
    '--undo': 'die letzte Rotation zurücknehmen: das alte Token funktioniert wieder',
    '--forget': 'die Sicherungskopie des alten Tokens entfernen',
    '--yes': 'nicht fragen, bevor etwas geändert wird',
    '--token-stdin': 'das neue Token aus der ersten Zeile der Standardeingabe nehmen',
    '--json': 'in JSON antworten',
    '--state-dir DIR': 'Journal und Sicherungskopie einer Rotation in diesem Ordner führen',
    '--help': 'diese Zeilen zeigen',
  },
  options: {
    tooMany: 'Das sind mehr oder längere Argumente, als irgendein Befehl hat',
    oneCommand: 'Genau ein Befehl wird erwartet: rotate, status oder report',
    exclude: '--resume, --undo und --forget schließen einander aus',
    ofReport: 'report nimmt nur --snap-data',
    ofStatus: 'status nimmt nur --snap-data, --state-dir und --json',
    noTokenWith: (option) => `--token-stdin verträgt sich nicht mit ${option}`,
    tokenNeedsYes: '--token-stdin braucht --yes, weil die Standardeingabe dann nicht antworten kann',
    fullPath: (path) => `Ein vollständiger Pfad wird gebraucht, nicht „${path}“`,
    unseenCharacters: (path) =>
      `Einem Pfad mit Zeichen, die man nicht sehen kann, wird nicht gefolgt: „${path}“`,
    unknown: (option) => `Eine Option ${option} gibt es nicht`,
    needsValue: (option) => `${option} braucht einen Wert`,
    takesNoValue: (option) => `${option} nimmt keinen Wert`,
  },
  bug: (what) => `In Keyfob ist etwas schiefgegangen (${what}).`,
  bugWithIncident: (what, incident) => `In Keyfob ist etwas schiefgegangen (${what}, Vorfall ${incident}).`,
  settle: 'Klären Sie die Rotation:',
  nobodyAnswers: 'Hier kann niemand antworten; mit --yes geht es ohne Rückfrage weiter',
  question: {
    rotate: (server) => `Das Admin-Token von ${server} jetzt rotieren? Das alte wird überall ungültig.`,
    undo: (server) =>
      `Zum alten Token von ${server} zurückkehren? Es wird wieder gültig, auch für jeden anderen, der es kennt.`,
    forget:
      'Die Sicherungskopie des alten Tokens entfernen? Die Rotation lässt sich dann nicht mehr rückgängig machen.',
    answers: (question) => `${question} [j/N] `,
    yes: 'ja',
  },
  status: {
    snapData: 'Snap-Daten',
    verdict: 'Gesamturteil',
    authentication: 'Authentifizierung',
    tokenFile: 'Token-Datei',
    rotation: 'Rotation',
    oldToken: 'altes Token',
    certificate: 'Zertifikat',
    mode: {
      token: 'statische Token-Datei (Token-Modus)',
      mixed: 'statische Token-Datei und Client-Zertifikat (gemischter Modus)',
      x509: 'Client-Zertifikate (x509-Modus)',
      unknown: 'nicht bekannt',
    },
    tokenFileChanged: (moment) => `zuletzt geändert ${moment}; ihre Tokens sind mindestens so alt`,
    noneUnfinished: 'keine offen',
    notSettled: (begun, line) => `begonnen ${begun}, nicht geklärt; führen Sie aus: ${line}`,
    cutOff: {
      old: (begun) => `begonnen ${begun}, unterbrochen und geklärt: Das alte Admin-Token gilt`,
      new: (begun) =>
        `begonnen ${begun}, unterbrochen und geklärt: Das neue Admin-Token gilt; das alte wird abgelehnt`,
    },
    keptInBackup: (line) =>
      `mit dem neuen in der Sicherungskopie; schließen Sie die Rotation ab mit: ${line}`,
    keptForUndo: (moment, line) =>
      `für eine Rückkehr aufbewahrt bis ${moment}; entfernen Sie es mit: ${line}`,
    certificateDates: (name, from, to, state) =>
      `${name}, gültig von ${from} bis ${to}: ${state.slice(0, 1).toLowerCase()}${state.slice(1)}`,
  },
};
