import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const accountInGerman: Phrases['account'] = {
  find: 'Konto suchen',
  findHelp:
    'Ein Teil seines Namespace oder Namens, etwa „kube-system/“. Die Pfeiltasten wählen, die Eingabetaste übernimmt.',
  list: 'Dienstkonten',
  ofEveryPod: 'nutzt jeder Pod dort',
  defaultIsPoor:
    '„default“ ist kein guter Stil: Jeder Pod seines Namespace, der kein anderes Konto nennt, läuft damit. Was dieses Token darf, dürfen also alle, und im Audit-Log kann sie niemand auseinanderhalten.',
  found: {
    noneAtAll: 'Dieser Cluster hat noch kein Dienstkonto.',
    all: (known, isComplete) => `${soFar(isComplete)}${known} ${known === 1 ? 'Konto' : 'Konten'}`,
    none: (known, isComplete) =>
      `Von ${soFar(isComplete)}${known} ${known === 1 ? 'Konto' : 'Konten'} hat keines das im Namen.`,
    some: (matches, known, isComplete) =>
      `${matches} von ${soFar(isComplete)}${known} ${known === 1 ? 'Konto' : 'Konten'}`,
    first: (shown, matches, known, isComplete) =>
      `${shown} von ${matches} Treffern unter ${soFar(isComplete)}${known} Konten angezeigt: Geben Sie mehr vom Namen ein.`,
  },
};

function soFar(isComplete: boolean): string {
  return isComplete ? '' : 'bisher ';
}
