import type { Phrases } from '../en/phrases.ts';

const asTheBrowser =
  'Geben Sie die Adresse so ein, wie Ihr Browser sie anzeigt, etwa https://localhost:8443/.';

/** The same in German. */
export const dashboardErrorInGerman: Phrases['dashboardError'] = {
  addressTooLong: {
    message: (most) => `Eine Dashboard-Adresse mit mehr als ${most} Zeichen wird nicht verwendet.`,
    remedy: asTheBrowser,
  },
  address: {
    'bad-character': {
      message:
        'Diese Dashboard-Adresse enthält ein Leerzeichen oder ein Zeichen, das in Adressen nicht vorkommen kann.',
      remedy: asTheBrowser,
    },
    'not-http': {
      message: 'Eine Dashboard-Adresse beginnt mit https:// oder http://.',
      remedy: asTheBrowser,
    },
    'user-info': {
      message:
        'Diese Dashboard-Adresse enthält einen Benutzernamen oder ein Passwort; Keyfob speichert und zeigt Adressen im Klartext.',
      remedy: 'Lassen Sie das @ und alles davor weg, und melden Sie sich auf der Seite selbst an.',
    },
    query: {
      message: 'Diese Dashboard-Adresse enthält ein Fragezeichen; dahinter könnte ein Token stehen.',
      remedy: 'Lassen Sie das Fragezeichen und alles danach weg.',
    },
    fragment: {
      message: 'Diese Dashboard-Adresse enthält ein #; dahinter könnte ein Token stehen.',
      remedy: 'Lassen Sie das # und alles danach weg; das Dashboard findet seine Seite von selbst.',
    },
    'bad-host': {
      message: 'Diese Dashboard-Adresse nennt keinen Host, der sich auflösen lässt.',
      remedy:
        'Geben Sie nach den beiden Schrägstrichen einen Namen oder eine IP-Adresse ein, etwa localhost.',
    },
    'bad-port': {
      message: 'Diese Dashboard-Adresse hat einen Port, den es nicht gibt.',
      remedy: 'Geben Sie nach dem Doppelpunkt eine Zahl von 1 bis 65535 ein, oder lassen Sie beides weg.',
    },
  },
  none: {
    message: 'Dieser Cluster hat kein Dashboard, das Keyfob kennt; es wurde nichts geöffnet.',
    remedy:
      'Installieren Sie Headlamp ohne mehr Rechte als nötig, oder geben Sie die Adresse Ihres Dashboards in den Einstellungen ein.',
  },
  gone: {
    message: (service) => `Das Dashboard ${service} ist nicht mehr im Cluster.`,
    remedy: 'Öffnen Sie das Dashboard erneut: Keyfob sucht nach anderen.',
  },
  noPod: {
    message: (service) => `Das Dashboard ${service} hat keinen Pod, der antworten könnte.`,
    notReady: (service, pod) =>
      `Das Dashboard ${service} kann nicht antworten: Sein Pod ${pod} ist nicht bereit.`,
    notReadyFor: (service, pod, reason) =>
      `Das Dashboard ${service} kann nicht antworten: Sein Pod ${pod} ist nicht bereit (${reason}).`,
    remedy: 'Versuchen Sie es erneut, wenn er läuft.',
  },
  noSession: {
    message: 'Es ist keine Sitzung mit einem Dashboard offen.',
    remedy: 'Öffnen Sie das Dashboard, um eine zu beginnen.',
  },
  screenLocked: {
    message:
      'Der Bildschirm wurde gesperrt, bevor Sie angemeldet waren. Deshalb wurde keine Sitzung begonnen.',
    remedy: 'Öffnen Sie das Dashboard erneut.',
  },
  notAnswering: {
    message: {
      refused: 'Der Pod des Dashboards nimmt keine Verbindung an.',
      cut: 'Das Dashboard hat die Verbindung beendet, bevor es geantwortet hat.',
    },
    remedy: 'Versuchen Sie es erneut; wenn es so bleibt, sehen Sie im Log seines Pods nach.',
  },
  browserMissing: {
    message: (address) =>
      `Dieser Desktop hat ${address} nicht geöffnet: Er hat kein Programm für Webadressen.`,
    remedy: 'Installieren Sie einen Browser und xdg-utils, oder öffnen Sie die Adresse selbst.',
  },
  browserRefused: {
    message: (address) =>
      `Dieser Desktop hat ${address} nicht geöffnet: Sein Programm für Webadressen ließ sich nicht starten.`,
    remedy: 'Versuchen Sie es erneut, oder öffnen Sie die Adresse selbst.',
  },
};
