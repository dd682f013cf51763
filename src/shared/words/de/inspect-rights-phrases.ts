import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const inspectRightsInGerman: Phrases['inspectRights'] = {
  title: 'Was es darf',
  namespace: 'Namespace',
  asking: 'Der API-Server wird gefragt …',
  rbacOff: {
    title: 'RBAC ist ausgeschaltet: Dieses Token darf alles.',
    why: 'In diesem Cluster ist jedes Token Cluster-Administrator, egal für welches Konto es steht.',
    rightsCountLater: 'Die Rechte des neuen Kontos gelten, sobald RBAC eingeschaltet ist.',
  },
  escalation: {
    title: 'Könnte ein Dieb den Zugang behalten?',
    no: 'Es ist kein Weg bekannt: Was gestohlen wurde, endet mit dem Token.',
    rulesWereLeftOut: 'Der API-Server hat aber nicht alle Regeln genannt.',
    lookedAt: (namespace) => `Geprüft wurde clusterweit und im Namespace ${namespace}.`,
    yes: 'Ja: Wer es stiehlt, könnte sich damit einen Zugang verschaffen, der seinen Ablauf oder Widerruf überdauert.',
    everywhere: 'in jedem Namespace',
    inNamespace: (namespace) => `in ${namespace}`,
    allowedBy: (rules) => [
      'Erlaubt durch ',
      ...rules.flatMap((rule, at) => (at === 0 ? [rule] : [' und ', rule])),
    ],
  },
  rule: {
    inCore: (verbs, resources) => `${verbs} auf ${resources}`,
    inGroups: (verbs, resources, groups) => `${verbs} auf ${resources} aus ${groups}`,
    only: (rule, names) => `${rule}, nur ${names}`,
    andMore: (names, rest) => `${names} und ${rest} weitere`,
  },
};
