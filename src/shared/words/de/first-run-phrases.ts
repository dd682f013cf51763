import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const firstRunInGerman: Phrases['firstRun'] = {
  step: (at, of) => `Schritt ${at} von ${of}`,
  skip: 'Überspringen',
  skipKey: 'Esc',
  back: 'Zurück',
  next: 'Weiter',
  done: 'Fertig',
  found: {
    looking: 'Ihr Cluster wird gesucht …',
    open: 'Keyfob hat Ihren Cluster gefunden',
    nothing: 'Keyfob hat keinen Cluster gefunden, den es lesen kann',
    demo: 'Das ist ein Demo-Cluster',
    onlyRead: 'Er wurde nur gelesen; es wurde nichts geändert.',
    cluster: 'Cluster',
    folder: 'Snap-Datenordner',
    files: 'Was gelesen wurde',
    rights: 'Wessen Rechte es nutzt',
    yours: 'Ihre: Dieses Fenster wird nie root.',
    asUser: (user) => `Auf dem Cluster: ${user}, wie es client.config vorgibt.`,
    certificates: (count) => (count === 1 ? '1 Zertifikat' : `${count} Zertifikate`),
    keyring: 'Schlüsselbund',
    keyringStates: {
      unknown: 'Wird geprüft …',
      ready: 'Geöffnet. Tokens werden dort aufbewahrt und nirgends sonst.',
      unlocking: 'Wartet auf sein Passwort in der Abfrage Ihres Desktops.',
    },
    unread: 'Was nicht gelesen werden konnte',
    moreUnread: (count) => `und ${count} weitere, in der Ansicht „Zertifikate“.`,
    demoWhy: {
      'asked-for': 'Er wurde mit --demo verlangt.',
      'no-microk8s': 'Auf diesem Rechner gibt es kein MicroK8s.',
    },
    demoText:
      'Er läuft in Keyfob selbst und verschwindet, wenn Sie es beenden. Alles funktioniert wie mit Ihrem eigenen: ein Token kopieren, in eines hineinsehen, das Admin-Token rotieren. Es steht nichts auf dem Spiel.',
  },
  never: {
    title: 'Was Keyfob nie tut',
    secrets:
      'Es schreibt nie ein Token in ein Protokoll, eine Benachrichtigung, eine Befehlszeile oder eine Adresse. Auf der Festplatte bewahrt es Tokens nur im Schlüsselbund auf; eine Rotation oder ein Export schreibt eines anderswohin, wenn Sie das auslösen.',
    sends:
      'Es sendet ein Token nie an jemand anderen als den Cluster, der es ausgestellt hat, und meldet sich bei niemandem.',
    writes: 'Es schreibt nie etwas auf Ihren Cluster, das Sie nicht verlangt haben.',
    shows: 'Es zeigt nie ungefragt ein Token und leert die Zwischenablage nach dem Kopieren.',
    deletes: 'Es löscht nie etwas, weil es nicht gelesen werden konnte.',
    limits:
      'Vor Programmen, die mit Ihren Rechten laufen, und vor root schützt es Sie nicht: Sie können lesen, was Sie lesen können.',
  },
  choices: {
    title: 'Wie Keyfob für Sie da ist',
    tray: 'Im Infobereich',
    trayIs: (line) => [
      'Keyfob bleibt dort, wenn dieses Fenster geschlossen ist. Mit einem Klick auf „',
      line,
      '“ bekommen Sie ein frisches Token.',
    ],
    noTray: 'Dieser Desktop zeigt kein Symbol im Infobereich; Keyfob ist in diesem Fenster.',
    login: 'Beim Anmelden',
    loginInDemo: 'Die Demo startet nicht beim Anmelden. Mit Ihrem eigenen Cluster werden Sie hier gefragt.',
    dashboard: 'Dashboard',
    dashboardWhy:
      'Wohin „Dashboard öffnen“ führt. Lassen Sie es leer, wenn Sie es nicht wissen: Keyfob sucht dann im Cluster nach einem, und die Einstellungen zeigen, wie man andere erreicht.',
    noCluster: 'Jeder Cluster hat seine eigene Adresse; es ist keiner geöffnet.',
    inSettings: 'All das können Sie in den Einstellungen ändern.',
  },
};
