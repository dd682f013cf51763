import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const adminInGerman: Phrases['admin'] = {
  title: 'Admin-Zugang',
  mode: {
    token: 'Dieser Cluster erkennt seinen Administrator an einem statischen Token (Token-Modus).',
    x509: 'Dieser Cluster erkennt seinen Administrator an einem Client-Zertifikat (x509-Modus).',
    mixed:
      'Dieser Cluster erkennt seinen Administrator an einem Client-Zertifikat und daneben an einem statischen Token (gemischter Modus).',
    unknown: 'Woran dieser Cluster seinen Administrator erkennt, ist nicht bekannt.',
  },
  looking: (folder) => `In ${folder} wird nachgesehen …`,
  rotate: 'Admin-Token rotieren …',
  certificate: {
    title: 'Client-Zertifikat in client.config',
    whose: 'Inhaber',
    issued: 'Ausgestellt',
    validUntil: 'Gültig bis',
    expired: 'abgelaufen',
    lasting: {
      title: 'Es lässt sich nicht widerrufen',
      text: (command) => [
        'Kubernetes führt keine Liste widerrufener Zertifikate: Wer eine Kopie von client.config hat, ist bis zum obigen Datum Ihr Administrator. ',
        command,
        ' allein ändert daran nichts, denn der Schlüssel der Cluster-CA bleibt dabei derselbe.',
      ],
    },
    daily: {
      title: 'Für den täglichen Gebrauch',
      text: 'Lassen Sie client.config, wo sie ist, und verwenden Sie ein Token, das Keyfob ausstellt: Es gilt eine Stunde lang und lässt sich widerrufen.',
    },
    leaked: {
      title: 'Falls eine Kopie in falsche Hände geraten ist',
      text: 'Geben Sie dem Cluster einen neuen CA-Schlüssel.',
      commands: 'Befehle für eine neue CA',
      copy: 'Befehle kopieren',
      consequences: [
        'Die Control Plane startet neu; die API antwortet etwa eine Minute lang nicht.',
        'Jede früher erstellte kubeconfig funktioniert nicht mehr, auch die anderer Personen: Geben Sie neue aus.',
        'Jeder andere Knoten muss den Cluster verlassen und ihm neu beitreten.',
        'Pods, die mit der API sprechen, vertrauen der alten CA, bis sie neu gestartet werden.',
        'Ausgestellte Tokens bleiben gültig: Sie sind mit einem anderen Schlüssel signiert.',
      ],
    },
  },
  tokenFile: {
    reading: 'Die Token-Datei wird gelesen …',
    title: 'Token-Datei',
    about: (file, changedAt) => [
      `${file}, zuletzt geändert am `,
      changedAt,
      '. Keines ihrer Tokens läuft je ab, und jedes ist mindestens so alt, wie in der Tabelle angegeben.',
    ],
    label: 'Zeilen der Token-Datei',
    user: 'Benutzer',
    groups: 'Gruppen',
    token: 'Token und seit wann es bekannt ist',
    uid: (uid) => `UID ${uid}`,
    empty: 'Die Token-Datei ist leer: Kein statisches Token öffnet diesen Cluster.',
    rows: 'Zeilen',
  },
  copies: {
    title: {
      token: 'Kopien des Admin-Tokens',
      certificate: 'Kopien des Admin-Zertifikats',
      credential: 'Kopien der Admin-Zugangsdaten',
    },
    about: (folder) => [
      'Gesucht wurde unterhalb von ',
      folder,
      ', wohin KUBECONFIG und die Startdateien Ihrer Shells führen, in den Sicherungskopien, die MicroK8s hinterlässt, und in älteren Snap-Revisionen. Eine Kopie in einem anderen Ordner, auf einem anderen Rechner, in einer Pipeline oder in einem Chat wird nicht gefunden.',
    ],
    looking: 'Kopien werden gesucht …',
    none: 'An den Orten unten wurde keine gefunden.',
    updated: (file, backup) => `${file} ist aktualisiert; der frühere Inhalt liegt in ${backup}.`,
    update: 'Neues Token einsetzen',
    updateFile: (file) => `Neues Token einsetzen: ${file}`,
    holds: (place, held) => [`${place}, enthält `, held, '.'],
    place: {
      'own-kubeconfig': 'Ihre kubeconfig',
      backup: 'Sicherungskopie von MicroK8s',
      'older-revision': 'Datei einer älteren Snap-Revision',
    },
    held: {
      formerToken: 'das alte Token',
      currentToken: 'das aktuelle Token',
      formerCertificate: 'ein Admin-Zertifikat einer CA, die dieser Cluster nicht hat',
      currentCertificate: 'das aktuelle Zertifikat',
      otherCertificate: 'ein anderes Admin-Zertifikat dieses Clusters',
      expired: (certificate, at) => [`${certificate}, abgelaufen am `, at],
      valid: (certificate, until) => [`${certificate}, das den Cluster noch bis `, until, ' öffnet'],
    },
    obstacle: {
      'set-aside':
        'Keyfob hat sie aufbewahrt, als es ein neues Token einsetzte: Löschen Sie sie, sobald dieses funktioniert.',
      'yours-unused': 'Kein Programm liest sie: Sie können sie löschen.',
      'not-a-token':
        'Sie öffnet diesen Cluster nicht: Falls sie es soll, setzen Sie an ihrer Stelle neue Zugangsdaten ein.',
      refers:
        'Sie verweist für ihr Token auf eine andere Datei: Setzen Sie das neue Token dort von Hand ein.',
      'not-yours': 'Die Datei gehört Ihnen nicht: Ihr Eigentümer muss das neue Token einsetzen.',
      'several-names': 'Sie hat mehrere Namen (Hardlinks): Setzen Sie das neue Token von Hand ein.',
      'not-in-use': 'Nichts liest sie: root kann sie löschen.',
    },
    revision: 'NUMMER',
    keptForRevert: (command) => [
      'Lassen Sie sie dort, solange Sie vielleicht noch zurückwollen: „snap revert“ würde sie verwenden. Später entfernt ',
      command,
      ' alles von dieser Revision.',
    ],
  },
};
