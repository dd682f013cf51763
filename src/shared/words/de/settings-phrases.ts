import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const settingsInGerman: Phrases['settings'] = {
  title: 'Einstellungen',
  snapData: {
    name: 'Snap-Datenordner',
    help: 'Hier legt MicroK8s seine Dateien ab. Keyfob liest sie und verfolgt ihre Änderungen.',
    inDemo: 'Die Demo zeigt nur ihren eigenen Cluster.',
    choose: 'Ordner wählen …',
    useDefault: 'Den Ordner von MicroK8s verwenden',
  },
  lifetime: {
    name: 'Gültigkeitsdauer neuer Tokens',
    help: 'Eine kürzere ist sicherer, falls das Token in falsche Hände gerät; eine längere reicht für eine ganze Sitzung.',
  },
  clipboard: {
    name: 'Zwischenablage leeren nach',
    help: 'Nur, wenn sie noch das Token enthält, das Keyfob dort abgelegt hat.',
  },
  alerts: {
    name: 'Hinweisen auf',
    help: 'Per Benachrichtigung, solange Keyfob läuft; Versäumtes kommt als eine Zusammenfassung.',
    tokens: 'Tokens, einmal vor ihrem Ablauf',
    certificates: (days) =>
      `Zertifikate, ${new Intl.ListFormat('de').format(days.map((each) => (each === 1 ? '1 Tag' : `${each} Tage`)))} vor ihrem Ablauf`,
    staticTokens: 'Statische Tokens, die älter als ein Jahr sind',
  },
  tokenShare: {
    name: 'Auf ein Token hinweisen, wenn so viel übrig ist',
    help: 'So viel seiner Gültigkeitsdauer ist dann noch übrig: 20 % einer Stunde sind 12 Minuten.',
    percent: (share) => `${share} %`,
  },
  dashboardIdle: {
    name: 'Ungenutzte Dashboard-Sitzung beenden nach',
    help: 'Genutzt wird sie, solange Ihr Browser etwas anfragt. Eine Seite, die nur mitverfolgt, was im Cluster geschieht, fragt nichts an; eine, die sich selbst neu lädt, hält die Sitzung offen.',
    never: 'Nie',
  },
  dashboardLock: {
    name: 'Beim Sperren des Bildschirms',
    help: 'Andernfalls läuft eine Sitzung hinter dem Sperrbildschirm weiter, wie Ihr Browser auch.',
    end: 'Dashboard-Sitzung beenden',
  },
  login: {
    name: 'Beim Anmelden starten',
    help: 'Nur im Infobereich. Eine App, die nicht läuft, weist auf nichts hin.',
    start: 'Keyfob starten, wenn ich mich anmelde',
  },
  theme: {
    name: 'Farbschema',
    help: 'Hell, dunkel oder wie der Desktop.',
    system: 'Wie der Desktop',
    light: 'Hell',
    dark: 'Dunkel',
  },
  language: {
    name: 'Sprache',
    help: 'Was der Cluster und seine Befehle sagen, bleibt, wie es ist.',
    system: 'Wie der Desktop',
  },
  zoom: {
    name: 'Größe',
    help: 'Wie groß alles im Fenster dargestellt wird. Auch Strg mit +, − und 0 ändert sie.',
    smaller: 'Kleiner',
    larger: 'Größer',
    percent: (percent) => `${percent} %`,
    asAtFirst: 'Normale Größe',
  },
  about: {
    name: 'Über Keyfob',
    version: (version) => `Keyfob ${version}`,
    licence: 'Freie Software unter der MIT-Lizenz. Sie sendet niemandem etwas.',
    stored: {
      title: 'Was Keyfob wo speichert',
      keyring:
        'Im Schlüsselbund Ihres Desktops: jedes aufbewahrte Token, verschlüsselt, in einem nach Keyfob benannten Eintrag.',
      folder: (folder) => [
        'In ',
        folder,
        ': die Einstellungen, die Liste der aufbewahrten Tokens ohne die Tokens selbst und was Keyfob getan hat. Nur Sie können es lesen.',
      ],
      cluster:
        'Auf dem Cluster, nur mit Ihrer Zustimmung: den Namespace keyfob mit seinen Konten und Secrets sowie deren Bindungen.',
      log: (file) => [
        'In ',
        file,
        ': was in Keyfob selbst schiefging und an welcher Stelle im Programm, aber nie, was Sie getan haben, und keine Werte. Höchstens 1 MB.',
      ],
    },
    removed: {
      title: 'Wie Sie alles davon entfernen',
      revoke:
        'Widerrufen Sie in der Ansicht „Tokens“, was noch gültig ist: Was nur vergessen wird, bleibt bis zu seinem Ablauf gültig.',
      cluster:
        'Entfernen Sie in der Ansicht „Dienstkonten“ jedes Konto. Löschen Sie dann auf dem Cluster den Namespace keyfob und in allen Namespaces die Bindungen, deren Namen mit keyfob beginnen.',
      login: 'Schalten Sie hier „Beim Anmelden starten“ aus und beenden Sie Keyfob.',
      keyring: 'Löschen Sie im Passwortprogramm Ihres Desktops die nach Keyfob benannten Einträge.',
      folder: (folder) => ['Löschen Sie den Ordner ', folder, '.'],
    },
  },
  help: (name) => `Über „${name}“`,
};
