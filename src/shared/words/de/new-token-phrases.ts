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
    account: 'Wählen Sie das Dienstkonto, für das das Token steht.',
    name: 'Geben Sie dem Konto einen Namen aus Kleinbuchstaben, Ziffern und Bindestrichen.',
    purpose: 'Geben Sie an, wofür das Token bestimmt ist.',
    number: 'Geben Sie die Gültigkeitsdauer als Zahl an, etwa 7 oder 1,5.',
    longer: 'Der Cluster gewährt keine Gültigkeitsdauer unter 10 Minuten.',
    shorter: 'Der Cluster gewährt keine Gültigkeitsdauer über 136 Jahre.',
    fewerAudiences: 'Geben Sie höchstens acht Audiences an.',
  },
  bearer: {
    title: 'Für wen es steht',
    label: 'Dienstkonto',
    existing: 'Ein Konto des Clusters',
    new: 'Ein neues mit wenigen Rechten',
  },
  use: {
    title: 'Wofür und wie lange',
    purpose: 'Zweck',
    purposeHelp: 'In Ihren eigenen Worten, damit Sie es wiedererkennen: „Headlamp auf dem Tablet“.',
    audience: 'Audience',
    audienceHelp:
      'Für API-Server, Dashboards und kubectl leer lassen. Ein anderes Programm, das Tokens überprüft, gibt seine eigene vor.',
    revocable: 'Widerrufbar',
    revocableHelp:
      'Keyfob legt neben dem Konto ein leeres Secret an und bindet das Token daran: Das Löschen des Secrets widerruft nur dieses Token.',
    forTray: 'Der Infobereich kopiert ab jetzt Tokens dieses Kontos',
    forTrayHelp:
      '„Frisches Dashboard-Token kopieren“ stellt dann in diesem Cluster Tokens für dieses Konto aus. In der Übersicht können Sie das rückgängig machen.',
  },
  lifetime: {
    label: 'Gültigkeitsdauer',
    other: 'Andere',
    amount: 'Länge der Gültigkeitsdauer',
    unit: 'Einheit der Gültigkeitsdauer',
    units: { minutes: 'Minuten', hours: 'Stunden', days: 'Tage' },
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
      'Es steht für ',
      account,
      `, ist bestimmt für ${purpose} und gültig bis `,
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
