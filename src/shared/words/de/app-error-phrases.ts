import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const appErrorInGerman: Phrases['appError'] = {
  clipboardNeedsWindow: {
    message:
      'Unter Wayland darf ein Programm die Zwischenablage nur füllen, wenn sein Fenster den Fokus hat.',
    remedy: 'Kopieren Sie direkt im Fenster von Keyfob.',
  },
  clipboardFailed: {
    message: 'Die Zwischenablage hat das Token nicht angenommen.',
    remedy: 'Versuchen Sie es erneut.',
  },
  storeUnreadable: {
    message: (file) => `${file} konnte nicht gelesen werden; die Datei blieb unberührt.`,
    remedy:
      'Reparieren Sie die Datei, oder verschieben Sie sie an einen anderen Ort; beenden Sie dann Keyfob, und starten Sie es neu.',
  },
  storeNewer: {
    message: (file) =>
      `${file} wurde von einer neueren Version von Keyfob geschrieben; die Datei blieb unberührt.`,
    remedy:
      'Verwenden Sie jene Version, oder verschieben Sie die Datei an einen anderen Ort, um neu zu beginnen; beenden Sie dann Keyfob, und starten Sie es neu. Bis dahin wird nichts darin aufbewahrt.',
  },
  storeUnwritable: {
    message: (file) => `${file} konnte nicht geschrieben werden; die Änderung wurde nicht vorgenommen.`,
    remedy:
      'Prüfen Sie den freien Speicherplatz und die Berechtigungen des Ordners, und versuchen Sie es dann erneut.',
  },
  demoNotAtLogin: {
    message: 'Die Demo startet nicht bei der Anmeldung; es wurde nichts geändert.',
    remedy: 'Wählen Sie das in dem Keyfob, das Ihren eigenen Cluster zeigt.',
  },
  unconfirmed: {
    message: 'Es wurde nichts ausgeführt: Niemand hat zugestimmt, als Keyfob gefragt hat.',
    remedy: 'Wiederholen Sie den Vorgang, und stimmen Sie im Dialog zu, der danach fragt.',
  },
  questionOpen: {
    message: 'Es wurde nichts ausgeführt: Keyfob wartet auf die Antwort auf eine andere Frage.',
    remedy: 'Beantworten Sie zuerst diese, und wiederholen Sie dann den Vorgang.',
  },
  refusedJustNow: {
    message: (wait) =>
      `Es wurde nichts ausgeführt: Eine Frage wurde gerade erst abgelehnt, und Keyfob fragt frühestens nach ${wait} wieder.`,
    remedy: 'Wiederholen Sie den Vorgang dann.',
  },
  invalidRequest: {
    message: (field) => `Der Wert für ${field} ist nicht brauchbar; es wurde nichts geändert.`,
    remedy: 'Geben Sie einen anderen Wert ein.',
  },
  pageBroken: {
    frame: (incident) =>
      `In der Seite von Keyfob ist eine fremde Seite aufgetaucht; deshalb hat Keyfob sein Fenster geschlossen (Vorfall ${incident}).`,
    left: (incident) =>
      `Die Seite von Keyfob wurde durch eine andere ersetzt; deshalb hat Keyfob sein Fenster geschlossen (Vorfall ${incident}).`,
    gone: (incident) =>
      `Die Seite von Keyfob hat sich von selbst beendet; deshalb hat Keyfob sein Fenster geschlossen (Vorfall ${incident}).`,
    openAgain: 'Öffnen Sie das Fenster erneut; geschieht es noch einmal, melden Sie die Nummer des Vorfalls.',
    lookAround:
      'Die eigene Seite von Keyfob tut so etwas nie: In ihr war etwas Fremdes. Sehen Sie im Verlauf nach, was es getan haben könnte, und melden Sie die Nummer des Vorfalls.',
  },
  restarted: {
    message: (incident) =>
      `In Keyfob ist etwas schiefgegangen; deshalb hat es sich neu gestartet (Vorfall ${incident}).`,
    demo: 'Der Demo-Cluster ist ein neuer; die Tokens des vorigen sind mit ihm verschwunden.',
    nothingLost: 'Es ging kein Token verloren.',
    lost: (accounts, more) =>
      `Tokens, die nur im Arbeitsspeicher lagen, sind verloren, und zwar von ${accounts.join(', ')}${more > 0 ? ` und ${more} weiteren` : ''}; jedes gilt noch bis zu seinem Ablauf. Stellen Sie neue aus, wo Sie welche brauchen.`,
    ifAgain: 'Geschieht es noch einmal, melden Sie die Nummer des Vorfalls.',
  },
  partNotShown: {
    message: (incident) => `Dieser Teil von Keyfob konnte nicht angezeigt werden (Vorfall ${incident}).`,
    remedy:
      'Versuchen Sie es erneut; wurde Keyfob aktualisiert, während es lief, beenden Sie es, und starten Sie es neu. Geschieht es noch einmal, melden Sie die Nummer des Vorfalls.',
  },
  bug: {
    message: (incident) =>
      `In Keyfob ist etwas schiefgegangen (Vorfall ${incident}). Was Sie wollten, ist vielleicht nur zum Teil oder gar nicht ausgeführt.`,
    remedy:
      'Sehen Sie nach, was ausgeführt wurde, und versuchen Sie es dann erneut; geschieht es noch einmal, melden Sie die Nummer des Vorfalls.',
  },
};
