import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const guideInGerman: Phrases['guide'] = {
  name: 'Geführte Rotation',
  start: 'Geführte Rotation',
  step: (at, of) => `Geführte Rotation, Schritt ${at} von ${of}`,
  leave: 'Führung verlassen',
  close: 'Führung schließen',
  steps: {
    go: 'Öffnen Sie links in der Liste die Ansicht „Admin-Zugang“. Sie zeigt das Token, mit dem man diesen Cluster als Administrator öffnet und das nie abläuft.',
    rotate:
      'Drücken Sie „Admin-Token rotieren …“. Noch geschieht nichts: Zuerst lesen Sie, was sich ändert, was neu startet und was nicht mehr funktioniert.',
    running:
      'Jeder Schritt wird festgehalten, bevor er getan wird, damit weder ein Absturz noch ein Stromausfall Sie aussperrt. Der API-Server startet neu; dann wird er nach beiden Tokens gefragt.',
    proof:
      'Fertig ist es erst, wenn der API-Server das neue Token annimmt und das alte ablehnt. Diesen Nachweis können Sie als Datei behalten. Probieren Sie nun den Rückweg: Drücken Sie „Diese Rotation rückgängig machen …“.',
    undoing:
      'Dieselben Schritte rückwärts: Das alte Token wird zurückgeschrieben und der API-Server gefragt, ob es funktioniert.',
    done: (length) =>
      `Das war alles. Mit Ihrem eigenen Cluster ist es genauso, und der Rückweg steht ${length} offen.`,
    failed: 'Es endete nicht wie üblich. Die Ansicht sagt, warum und welches Token jetzt funktioniert.',
  },
  questions:
    'Bei Ihrem eigenen Cluster nennen diese Antworten Ihre Dateien, Ihren API-Server und Ihre anderen Knoten. „Rotieren“ beginnt; „Abbrechen“ lässt alles, wie es ist.',
};
