import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const legacyTokenInGerman: Phrases['legacyToken'] = {
  looking: 'Die Secrets aller Namespaces werden durchsucht …',
  none: 'Keine Legacy-Tokens.',
  noneIsGood:
    'Vor Kubernetes 1.24 bekam jedes Dienstkonto ein Token in einem Secret, das nie abläuft. Dieser Cluster hat keines dieser Secrets: gut so.',
  meaning:
    'Diese Tokens laufen nie ab: Wer eines dieser Secrets einmal gelesen hat, kann sein Token verwenden, bis das Secret gelöscht wird.',
  meaningOfOne:
    'Es läuft nie ab: Wer dieses Secret einmal gelesen hat, kann es verwenden, bis das Secret gelöscht wird.',
  listName: 'Legacy-Tokens',
  secret: 'Secret',
  account: 'Dienstkonto',
  made: 'Erstellt',
  lastUsed: 'Zuletzt verwendet',
  state: 'Status',
  forAccount: (account) => `für ${account}`,
  noUse: 'keine Verwendung vermerkt',
  states: {
    valid: 'Läuft nie ab',
    deleted: 'Gelöscht, gleich wirksam',
    unconfirmed: 'Gelöscht, aber eine Ablehnung war nicht zu sehen',
    refused: 'Vom Cluster abgelehnt',
  },
  delete: {
    open: 'Löschen …',
    openOf: (name) => `${name} löschen …`,
    title: 'Dieses Token endgültig löschen?',
    action: 'Löschen',
    consequence: (secret) => [
      'Das Secret ',
      secret,
      ' wird gelöscht. Sein Token wird von da an abgelehnt, spätestens nach 10 Sekunden, und lässt sich nicht zurückholen.',
    ],
    losesDashboard:
      'Das Dashboard-Add-on von MicroK8s hat es angelegt: Es ist das Token, das „microk8s dashboard-proxy“ zum Anmelden ausgibt. Wer damit angemeldet ist, muss sich neu anmelden, mit einem frischen Token von Keyfob. Das Add-on legt ein neues an, wenn es wieder eingeschaltet wird oder wenn dashboard-proxy läuft.',
    losesAccess: (account) =>
      `Programme, die sich damit als ${account} anmelden, in Pods oder auf anderen Rechnern, verlieren den Zugang.`,
    noUse: 'Der API-Server hat keine Verwendung vermerkt, was ältere auch nie tun.',
    done: (secret) => `Gelöscht: das Secret ${secret}. Sein Token wird gleich abgelehnt.`,
    lastUse: (day) => `Der API-Server hat seine Verwendung zuletzt am ${day} gesehen.`,
  },
  nodes: {
    reading: 'Die Dateien des Cluster-Agenten werden gelesen …',
    none: 'Keine Agent-Tokens.',
    noneIsGood:
      '„microk8s add-node“ erzeugt eines für jeden Rechner, der beitreten soll. Auf diesem Knoten wartet keines darauf, verwendet zu werden.',
    first: (shown, total) => `Die ersten ${shown} von ${total}.`,
    listName: 'Agent-Tokens',
    hint: 'Wählen Sie ein Token, um zu sehen, was jemand damit tun kann und wie Sie es entfernen.',
    token: 'Token',
    file: 'Datei',
    remove: 'Entfernen',
    never: 'Läuft nie ab',
    kinds: {
      join: {
        one: 'Join-Token',
        meaning:
          'Von „microk8s add-node“. Wer es hat, kann dem Cluster einen Rechner hinzufügen, der dann dessen Schlüssel besitzt. Ohne Ablauf funktioniert es einmal, zu jeder Zeit: Entfernen Sie es, wenn niemand es mehr verwenden wird.',
      },
      'persistent-join': {
        one: 'Wiederverwendbares Join-Token',
        meaning:
          'Aus einer Startkonfiguration (launch configuration). Damit können beliebig viele Rechner beitreten, unbegrenzt lange.',
      },
      'certificate-request': {
        one: 'Token für eine Zertifikatsanfrage',
        meaning:
          'Von einem Beitritt übrig, der nicht abgeschlossen wurde. Damit lässt sich ein Zertifikat der Cluster-CA auf einen beliebigen Namen bekommen, auch auf den des Administrators.',
      },
      callback: {
        one: 'Callback-Token',
        meaning:
          'Daran erkennen sich die Cluster-Agenten der Knoten gegenseitig. Es kann die Argumente jedes Dienstes ändern und ist deshalb so viel wert wie das Admin-Token. MicroK8s bietet keine Möglichkeit, es zu ändern; lassen Sie nur die Gruppe microk8s an die Datei.',
      },
    },
  },
};
