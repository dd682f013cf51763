import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const newTokenInGerman: Phrases['newToken'] = {
  title: 'Neues Token',
  mint: 'Token ausstellen',
  makeAndMint: 'Konto anlegen und ausstellen',
  ready: (account) => `Für ${account}`,
  missing: {
    otherName: (name) =>
      `Wählen Sie einen anderen Namen: „${name}“ ist dem eigenen Konto von Keyfob vorbehalten.`,
    account: 'Wählen Sie ein Konto aus der Liste.',
    name: 'Geben Sie ihm einen Namen aus Kleinbuchstaben, Ziffern und Bindestrichen.',
    purpose: 'Geben Sie an, wofür das Token bestimmt ist.',
    number: 'Geben Sie die Gültigkeitsdauer als Zahl an, etwa 7 oder 1,5.',
    longer: (least) => `Der Cluster gewährt keine Gültigkeitsdauer unter ${least}.`,
    shorter: (most) => `Der Cluster gewährt keine Gültigkeitsdauer über ${most}.`,
    fewerAudiences: 'Geben Sie höchstens acht Audiences an.',
  },
  who: {
    title: 'Für wen',
    label: 'Dienstkonto',
    existing: 'Ein Konto des Clusters',
    new: 'Ein neues mit wenigen Rechten',
  },
  what: {
    title: 'Wofür',
    purpose: 'Zweck',
    purposeHelp: 'In Ihren eigenen Worten, damit Sie es wiedererkennen: „Headlamp auf dem Tablet“.',
  },
  lifetime: {
    title: 'Wie lange',
    label: 'Gültigkeitsdauer',
    other: 'Andere',
    amount: 'Länge der Gültigkeitsdauer',
    unit: 'Einheit der Gültigkeitsdauer',
    units: { minutes: 'Minuten', hours: 'Stunden', days: 'Tage' },
    ends: (moment) => `Endet: ${moment}.`,
  },
  more: {
    title: 'Mehr',
    audience: 'Audience',
    audienceHelp:
      'Für API-Server, Dashboards und kubectl leer lassen. Ein anderes Programm, das Tokens überprüft, gibt seine eigene vor.',
    revocable: 'Widerrufbar',
    revocableHelp:
      'Das Token wird an ein leeres Secret gebunden: Das Löschen des Secrets widerruft nur dieses Token.',
    forTray: 'Der Infobereich kopiert ab jetzt Tokens dieses Kontos',
    forTrayHelp:
      '„Frisches Dashboard-Token kopieren“ stellt dann in diesem Cluster Tokens für dieses Konto aus. In der Übersicht können Sie das rückgängig machen.',
  },
  rights: {
    title: 'Was es darf',
    chooseFirst: 'Wählen Sie ein Konto, um zu sehen, was sein Token darf.',
    asking: 'Der API-Server wird gefragt …',
    unknown: 'Was es darf, ließ sich nicht fragen.',
    everything: 'Es darf alles: Ein Dieb könnte das für immer behalten.',
    couldOutlast: (ways) => `Ein Dieb könnte damit den Zugang behalten: ${ways.join(', ')}.`,
    nothing: 'Es darf noch nichts: Das Konto hat keine Rechte.',
    endsWithIt: 'Es ist kein Weg bekannt, auf dem ein Dieb damit Zugang behalten könnte.',
    incomplete: 'Der API-Server hat nicht alle Regeln genannt: Es darf vielleicht mehr.',
    all: 'Alle Rechte',
    presets: {
      'view-all':
        'Es liest nur, und keine Secrets: Kein Weg ist bekannt, auf dem ein Dieb damit den Zugang behält.',
      'view-namespace':
        'Es liest nur, und keine Secrets: Kein Weg ist bekannt, auf dem ein Dieb damit den Zugang behält.',
      'edit-namespace':
        'Ein Dieb könnte damit den Zugang behalten: In diesem Namespace liest es Secrets, startet Pods und stellt Tokens aus.',
      dashboards:
        'Es liest nur, und keine Secrets: Kein Weg ist bekannt, auf dem ein Dieb damit den Zugang behält.',
    },
  },
  objects: {
    title: 'Wird im Cluster angelegt',
    nothing: 'Nichts: Der Cluster behält keine Kopie eines Tokens.',
    secretBeside: 'Ein leeres Secret neben dem Konto: Daran ist das Token gebunden',
    secretIn: (namespace) => `Ein leeres Secret in ${namespace}: Daran ist das Token gebunden`,
    afterName: 'Ein Konto und seine Bindung; sie stehen hier, sobald es einen Namen hat',
  },
  drop: {
    title: 'Eingaben verwerfen?',
    keep: 'Weiter ausfüllen',
    drop: 'Verwerfen',
    text: 'Es wurde kein Token ausgestellt. Was Sie hier gewählt und geschrieben haben, geht verloren.',
  },
  long: {
    title: (lifetime) => `Ein Token für ${lifetime}?`,
    back: 'Zurück',
    mint: (lifetime) => `Für ${lifetime} ausstellen`,
    risk: (isRevocable) =>
      `Wer es in die Hände bekommt, kann es die ganze Zeit verwenden, ohne dass es jemand merkt. ${
        isRevocable
          ? 'Sie können es hier widerrufen, solange es in der Liste der aufbewahrten Tokens steht.'
          : 'Es ist nicht widerrufbar: Vorher würde es nur mit seinem Dienstkonto enden.'
      } Ein kürzeres, das erneuert wird, ist sicherer.`,
  },
  minted: {
    title: 'Das Token ist ausgestellt',
    done: 'Fertig',
    copy: 'Token kopieren',
    facts: (account, purpose, until) => [
      'Es weist ',
      account,
      ` aus, ist bestimmt für ${purpose} und gültig bis `,
      until,
      '.',
    ],
    grantedOtherwise: (granted, wanted) =>
      `Der Cluster hat ${granted} gewährt statt der angefragten Gültigkeitsdauer (${wanted}).`,
    trayAsBefore: 'Der Infobereich kopiert weiterhin Tokens des bisherigen Kontos.',
    copyAgain:
      'Sie können es bis zu seinem Ablauf aus der Liste der Tokens erneut kopieren. Kann der Schlüsselbund es nicht aufbewahren, steht es dort nur, bis Keyfob beendet wird.',
  },
};
