import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const engineInGerman: Phrases['engine'] = {
  plan: {
    server: (server) => `Der API-Server ${server}`,
    forgets:
      'entfernt das beiseitegelegte alte Token; nichts wird neu gestartet, und keine Zugangsdaten ändern sich',
    noUndo: 'danach lässt sich die Rotation nicht mehr rückgängig machen',
    closesFirst: 'schließt zuerst ab',
    interrupted: 'die unterbrochene Rotation, die sich dann nicht mehr rückgängig machen lässt',
    tokenFile: 'Token-Datei',
    restarts: 'startet neu',
    mayRestart: 'startet evtl. neu',
    restarted: (service) => `${service} (laufende Container bleiben; die API ist einen Moment lang weg)`,
  },
  note: (warning) => `Hinweis: ${warning}`,
  warning: {
    hostnameAdmin: (hostname) =>
      `Der Hostname „${hostname}“ enthält „admin“; die Skripte von MicroK8s können das mit der admin-Zeile verwechseln.`,
    otherNodes: (servers, command) =>
      `Andere API-Server haben eigene Token-Dateien und brauchen dasselbe neue Token: ${servers}. Führen Sie auf jedem „${command}“ aus.`,
    otherNodesUnseen:
      'Ob es andere Control-Plane-Knoten gibt, ließ sich nicht herausfinden. Jeder hätte eine eigene Token-Datei und bräuchte dasselbe neue Token.',
  },
  step: {
    preflight: 'prüfen, dass nichts im Weg steht',
    'new-token': 'das neue Token erzeugen',
    'close-earlier': 'die unterbrochene Rotation abschließen',
    backup: 'das alte Token beiseitelegen',
    'token-file': 'die Token-Datei ändern',
    'client-config': 'client.config ändern',
    restart: 'den API-Server neu starten',
    'new-accepted': 'nachweisen, dass das neue Token akzeptiert wird',
    'old-refused': 'nachweisen, dass das alte Token abgelehnt wird',
    'old-accepted': 'nachweisen, dass das alte Token akzeptiert wird',
    'clean-up': 'aufräumen',
  },
  undoing: (step) => `rückgängig: ${step}`,
  done: (step) => `${step}: erledigt`,
  answered: (step, status, moment) => `${step}: erledigt (${status}, ${moment})`,
  failed: (step) => `${step}: fehlgeschlagen`,
  outcome: {
    rotated: 'Das neue Token funktioniert, und das alte wird abgelehnt.',
    othersUnseen:
      'Ob es andere Control-Plane-Knoten gibt, ließ sich nicht herausfinden: Falls ja, funktioniert das alte Token dort noch.',
    stillAccepted: (server) => `Das alte Token wird bei ${server} noch akzeptiert.`,
    notKnownAt: (server) => `Ob das alte Token bei ${server} akzeptiert wird, ließ sich nicht herausfinden.`,
    goesBack: (undoLine, moment) =>
      `„${undoLine}“ kehrt bis ${moment} zum alten Token zurück; „--forget“ statt „--undo“ entfernt es sofort.`,
    undone: 'Alles wurde zurückgesetzt: Das alte Token funktioniert.',
    reverted: 'Das alte Token funktioniert wieder; wer es kennt, kann es wieder verwenden.',
    settled: {
      other:
        'Jemand anderes hat das Token inzwischen geändert, und jenes funktioniert: Es ist nichts mehr zu tun.',
      old: 'Das alte Token funktioniert: Es ist nichts mehr zu tun.',
      new: 'Das neue Token funktioniert: Es ist nichts mehr zu tun.',
    },
    forgotten: 'Die Sicherungskopie mit dem alten Token wurde entfernt.',
    nothing: 'Es gibt nichts zu tun.',
    cancelled: 'Es wurde nichts geändert.',
  },
};
