import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const rotationInGerman: Phrases['rotation'] = {
  limits:
    'Wer ca.key oder serviceaccount.key kopiert hat, kann weiterhin eigene Zugangsdaten signieren: Das beenden nur neue Schlüssel.',
  masters: (rows) =>
    `Die Token-Datei hat weitere Zeilen der Gruppe system:masters, deren Tokens unverändert gelten und alles öffnen: ${rows}.`,
  masterRow: (user, line) => `${user} (Zeile ${line})`,
  dialog: {
    title: 'Das Admin-Token rotieren?',
    rotate: 'Rotieren',
    showLine: 'Zeile anzeigen',
    changes: {
      term: 'Was sich ändert',
      inBoth: (file) => [
        'Das Token des Administrators in ',
        file,
        ' und in client.config. Jedes andere Byte der beiden Dateien bleibt.',
      ],
      inTokenFile: (file) => [
        'Das Token des Administrators in ',
        file,
        '. client.config enthält ein Zertifikat und bleibt, wie sie ist.',
      ],
    },
    restarts: {
      term: 'Was neu startet',
      text: (server) => [
        'Die Control Plane von MicroK8s auf diesem Rechner mit dem API-Server ',
        server,
        '. Die API antwortet währenddessen nicht: einige Sekunden, höchstens etwa eine Minute. kubectl und Dashboards schlagen fehl, bis sie wieder da ist.',
      ],
    },
    runsOn: {
      term: 'Was weiterläuft',
      text: 'Ihre Container und Dienste. Von Keyfob ausgestellte Tokens bleiben gültig: Sie hängen nicht von diesem ab.',
    },
    stops: {
      term: 'Was nicht mehr funktioniert',
      text: 'Jede Kopie des alten Tokens: kubeconfigs an anderen Orten, Pipelines, Skripte. Genau dafür ist eine Rotation da.',
    },
    stays: {
      term: 'Was sich nicht ändert',
      text: (nodes) =>
        `Die Token-Dateien der anderen Control-Plane-Knoten: ${nodes}. Das alte Token öffnet den Cluster dort, bis jeder von ihnen das neue erhalten hat; Keyfob zeigt gleich danach, wie.`,
    },
    limits: 'Was sie nicht kann',
    fails: {
      term: 'Falls etwas fehlschlägt',
      text: (length) =>
        `Das alte Token wird ohne Rückfrage zurückgeschrieben und nachweislich wieder in Kraft gesetzt. Nach einer erfolgreichen Rotation können Sie ${length} lang zurückkehren.`,
    },
    way: {
      direct: 'Sie beginnt, sobald Sie zustimmen.',
      pkexec:
        'Ihr Desktop fragt zuerst nach dem Passwort eines Administrators; vorher wird nichts angerührt.',
      'by-hand': 'Keyfob zeigt Ihnen eine Zeile, die Sie in einem Terminal ausführen, und verfolgt sie hier.',
    },
  },
  run: {
    title: {
      rotate: 'Rotation des Admin-Tokens',
      resume: 'Klärung der unterbrochenen Rotation',
      undo: 'Rückkehr zum alten Token',
      forget: 'Entfernen der Sicherungskopie',
    },
    close: 'Schließen',
    cancel: 'Abbrechen',
    authorising: 'Warten auf das Passwort, nach dem Ihr Desktop fragt. Vorher wird nichts angerührt.',
    longRestart:
      'Der Neustart dauert: Der API-Server beendet zuerst die laufenden Anfragen. Danach geht es von selbst weiter.',
    byHand: {
      settles:
        'Führen Sie diese Zeile in einem Terminal aus. Sie klärt ohne Rückfrage, was begonnen wurde; die Schritte erscheinen hier, sobald sie geschehen.',
      asks: 'Führen Sie diese Zeile in einem Terminal aus. Sie sagt, was sie tun wird, und fragt, bevor etwas angerührt wird; die Schritte erscheinen hier, sobald sie geschehen.',
      line: 'Auszuführende Zeile',
    },
    step: {
      preflight: 'Prüfen, dass nichts im Weg steht',
      'new-token': 'Ein neues Token erzeugen',
      'close-earlier': 'Die unterbrochene Rotation abschließen',
      backup: 'Das alte Token sichern, nur für root',
      'token-file': 'Das neue Token in die Token-Datei schreiben',
      'client-config': 'Das neue Token in client.config schreiben',
      restart: 'Den API-Server neu starten',
      'new-accepted': 'Der API-Server akzeptiert das neue Token, als admin in system:masters',
      'old-refused': 'Der API-Server lehnt das alte Token ab (401)',
      'old-accepted': 'Der API-Server akzeptiert das alte Token',
      'clean-up': 'Aufräumen',
    },
    undone: {
      'token-file': 'Das alte Token in die Token-Datei zurückschreiben',
      'client-config': 'Das alte Token in client.config zurückschreiben',
      restart: 'Den API-Server mit dem alten Token neu starten',
      'new-accepted': 'Die Prüfung des neuen Tokens zurücknehmen',
      'old-refused': 'Die Prüfung des alten Tokens zurücknehmen',
      backup: 'Die Sicherungskopie entfernen',
      'clean-up': 'Nach der Rückkehr aufräumen',
    },
    status: {
      waiting: 'Noch nicht begonnen',
      intended: 'Läuft',
      'cut-off': 'Unterbrochen',
      done: 'Erledigt',
      failed: 'Fehlgeschlagen',
    },
    outcome: {
      rotated: 'Rotiert. Der API-Server akzeptiert das neue Token und lehnt das alte ab.',
      undone: 'Es hat nicht geklappt, und alles ist wie zuvor: Das alte Token funktioniert.',
      reverted: 'Rückgängig gemacht. Der API-Server akzeptiert das alte Token wieder.',
      settled: {
        old: 'Geklärt: Das alte Token funktioniert.',
        new: 'Geklärt: Das neue Token funktioniert.',
        other: 'Geklärt: Es funktioniert ein Token, das inzwischen jemand anderes eingesetzt hat.',
      },
      forgotten: 'Die Sicherungskopie ist entfernt: Das alte Token ist endgültig weg.',
      nothing: 'Es war nichts zu tun.',
      cancelled: 'Abgebrochen, bevor etwas angerührt wurde.',
    },
    warning: {
      hostnameAdmin: (hostname) =>
        `Der Name dieses Rechners, ${hostname}, enthält das Wort „admin“: Die Skripte von MicroK8s könnten seine Zeile der Token-Datei für die des Administrators halten.`,
      otherNodes: (servers) =>
        `Dieser Cluster hat andere Control-Plane-Knoten: ${servers}. Bis jeder von ihnen dasselbe Token erhalten hat, öffnet das alte den Cluster dort weiterhin.`,
      otherNodesUnseen:
        'Nach anderen Control-Plane-Knoten konnte nicht gesucht werden. Falls dieser Cluster welche hat, öffnet ihn das alte Token dort weiterhin, bis jeder von ihnen dasselbe Token erhalten hat.',
    },
  },
  copyLine: 'Zeile kopieren',
  interrupted: {
    label: 'Unterbrochene Rotation',
    isSettled: 'Eine unterbrochene Rotation ist geklärt.',
    inForce: {
      old: 'Das alte Admin-Token ist in Kraft.',
      new: 'Das neue Admin-Token ist in Kraft; das alte wird abgelehnt.',
    },
    cutOff: (began) => ['Die Rotation begann am ', began, ' und wurde unterbrochen.'],
    closing: {
      old: 'Ihre Sicherungskopie enthält womöglich noch beide Tokens. Die nächste Rotation schließt diese zuerst ab; oder diese Zeile tut es und entfernt die Sicherungskopie:',
      new: 'Ihre Sicherungskopie enthält noch beide Tokens. Die nächste Rotation schließt diese zuerst ab; oder diese Zeile tut es, und die Sicherungskopie wird einen Tag später entfernt:',
    },
    notSettled: 'Eine Rotation wurde unterbrochen und ist nicht geklärt.',
    began: (at) => ['Sie begann am ', at, '.'],
    files: {
      agree: 'Token-Datei und client.config enthalten dasselbe Token.',
      differ: 'Token-Datei und client.config enthalten verschiedene Tokens.',
      unknown: 'Token-Datei und client.config konnten nicht verglichen werden.',
    },
    server: {
      accepts: 'Der API-Server akzeptiert das Token aus client.config.',
      refuses: 'Der API-Server akzeptiert das Token aus client.config nicht.',
      unknown: 'Der API-Server konnte nicht gefragt werden.',
    },
    choice:
      '„Zu Ende führen“ führt zum neuen Token, „Rückgängig machen“ zurück zum alten. Beides startet den API-Server neu, falls nötig, und weist nach, was funktioniert.',
    stuck: 'Sie steckte fest.',
    undo: 'Rückgängig machen',
    finish: 'Zu Ende führen',
  },
  last: {
    label: 'Letzte Rotation',
    ended: (at) => ['Letzte Rotation: ', at, '.'],
    kept: (until) => `Das alte Token wird bis ${until} aufbewahrt, damit Sie zurückkehren können.`,
    overdue: (until) => `Das alte Token hätte bis ${until} entfernt werden sollen und wird noch aufbewahrt.`,
    undo: 'Diese Rotation rückgängig machen …',
    forget: 'Altes Token entfernen …',
  },
  undo: {
    title: 'Diese Rotation rückgängig machen?',
    undo: 'Rückgängig machen',
    valid: 'Das alte Token wird wieder gültig',
    text: (valid) => [
      valid,
      ', und zwar für alle, die eine Kopie haben. Falls Sie rotiert haben, weil es in falsche Hände geraten sein könnte, behalten Sie das neue.',
    ],
    restart: 'Das neue Token funktioniert dann nicht mehr, und der API-Server startet noch einmal neu.',
    others: (command) => [
      'Andere Control-Plane-Knoten, die das neue Token erhalten haben, behalten es: Führen Sie ',
      command,
      ' auch auf jedem von ihnen aus.',
    ],
  },
  forget: {
    title: 'Das alte Token jetzt entfernen?',
    remove: 'Entfernen',
    deleted: 'Die Sicherungskopie, die root aufbewahrt, wird gelöscht.',
    final: 'Diese Rotation lässt sich dann nicht mehr rückgängig machen.',
    rest: 'Das neue Token bleibt in Kraft, und nichts startet neu.',
  },
  proof: {
    save: 'Nachweis speichern …',
    copy: 'Nachweis kopieren',
    about: 'Zeiten, die Enden beider Tokens und was jeder API-Server geantwortet hat; kein Geheimnis.',
    written: (file) => `In ${file} geschrieben, nur für Sie lesbar.`,
    chooseFile: 'Nachweis speichern',
  },
  proofText: {
    title: 'Rotation des Admin-Tokens',
    cluster: 'Cluster',
    began: 'Beginn',
    ended: 'Ende',
    oldToken: 'Altes Token',
    newToken: 'Neues Token',
    unseen: 'von diesem Keyfob nicht gesehen',
    answers: 'Was die API-Server geantwortet haben:',
    step: {
      restart: 'API-Server neu gestartet',
      'new-accepted': '200 für das neue Token, als admin in system:masters',
      'old-refused': '401 für das alte Token',
    },
    other: {
      accepted: '200 für das alte Token: wird dort noch akzeptiert',
      refused: '401 für das alte Token',
      unknown: 'konnte nach dem alten Token nicht gefragt werden',
      away: 'nicht gefragt: Dort ist kein API-Server gemeldet',
    },
    othersUnseen: 'Nach anderen Control-Plane-Knoten konnte nicht gesucht werden.',
    written: (version, at) =>
      `Geschrieben von Keyfob ${version}, ${at}. Die Zeiten sind UTC; von den Tokens sind nur die Enden zu sehen.`,
  },
  nodes: {
    title: 'Andere Control-Plane-Knoten',
    askAgain: 'Erneut fragen',
    about: {
      before:
        'Jeder hat einen eigenen API-Server und eine eigene Token-Datei. Eine Rotation hier erreicht sie nicht: Danach muss jeder dasselbe Token erhalten, und bis dahin öffnet dort das alte den Cluster.',
      rotated: 'Jeder hat eine eigene Token-Datei und muss dasselbe neue Token erhalten.',
      reverted:
        'Jeder hat eine eigene Token-Datei. Ein Knoten, der das neue Token erhalten hat, behält es, bis die Rotation auch dort rückgängig gemacht wird.',
    },
    unseen: 'Ob dieser Cluster andere Control-Plane-Knoten hat, ließ sich nicht herausfinden.',
    moreUnseen: 'Ob es weitere gibt, ließ sich nicht herausfinden.',
    asking: 'wird gefragt …',
    same: {
      before: 'hat dasselbe Admin-Token',
      rotated: 'lehnt das alte Token ab',
      reverted: 'hat dasselbe Admin-Token',
    },
    other: {
      before: 'hat ein anderes Admin-Token',
      rotated: 'akzeptiert das alte Token noch',
      reverted: 'hat ein anderes Admin-Token',
    },
    notAsked: 'konnte nicht gefragt werden',
    away: 'Der Cluster meldet dort keinen API-Server: Der Knoten ist ausgeschaltet oder nicht erreichbar.',
    follow: {
      title: (nodes) =>
        `Geben Sie ${new Intl.ListFormat('de').format(nodes)} das neue Token, ${nodes.length > 1 ? 'jeweils ' : ''}in einem Terminal dort`,
      run: (command) => ['Führen Sie dies aus: ', command],
      paste: 'Fügen Sie das neue Token ein, drücken Sie die Eingabetaste, dann Strg+D',
      copyToken: 'Neues Token kopieren',
      about:
        'Die Zeile wartet auf das Token, setzt es an die Stelle des alten, startet den API-Server dort neu und weist nach, dass es funktioniert. Keyfob muss auch dort installiert sein; einen Desktop braucht es dafür nicht. Fragen Sie danach hier erneut.',
    },
  },
};
