import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const settingsInGerman: Phrases['settings'] = {
  title: 'Einstellungen',
  snapData: {
    name: 'Snap-Datenordner',
    help: 'Hier legt MicroK8s seine Dateien ab. Keyfob liest sie und verfolgt ihre Änderungen.',
    inDemo: (option) => [
      'Die Demo zeigt nur ihren eigenen Cluster. Für einen echten starten Sie Keyfob mit ',
      option,
      ' und dessen Ordner.',
    ],
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
    certificates: 'Zertifikate, 30, 14, 7 Tage und 1 Tag vor ihrem Ablauf',
    staticTokens: 'Statische Tokens, die älter als ein Jahr sind',
  },
  tokenShare: {
    name: 'Auf ein Token hinweisen bei',
    help: 'So viel seiner Gültigkeitsdauer ist dann noch übrig: 20 % einer Stunde sind 12 Minuten.',
    percent: (share) => `${share} %`,
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
  log: {
    name: 'Protokoll',
    help: 'Was in Keyfob selbst schiefging, nach Vorfällen: an welcher Stelle im Programm, aber nie, was Sie getan haben, und keine Werte. Höchstens 1 MB.',
  },
};
