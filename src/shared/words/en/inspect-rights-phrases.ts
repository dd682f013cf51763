import type { Pieces } from '../language/pieces.ts';
import { spoken } from '../language/spoken.ts';

const english = {
  title: 'What it may do',
  namespace: 'Namespace',
  asking: 'Asking the API server…',
  rbacOff: {
    title: 'RBAC is off: this token may do everything.',
    why: 'On this cluster every token is cluster admin, whichever account it belongs to.',
    rightsCountLater: 'The rights of the new account count once RBAC is on.',
  },
  escalation: {
    title: 'Could a thief keep it?',
    no: 'No known way: stolen access ends with the token.',
    rulesWereLeftOut: 'But the API server did not list every rule.',
    lookedAt: (namespace: string) => `Checked for the whole cluster, and in the namespace ${namespace}.`,
    yes: 'Yes: whoever steals it could turn it into access that lasts after it has expired or was revoked.',
    everywhere: 'in every namespace',
    inNamespace: (namespace: string) => `in ${namespace}`,
    allowedBy: <Piece>(rules: readonly Piece[]): Pieces<Piece> => [
      'Allowed by ',
      ...rules.flatMap((rule, at) => (at === 0 ? [rule] : [' and ', rule])),
    ],
  },
  rule: {
    inCore: (verbs: string, resources: string) => `${verbs} on ${resources}`,
    inGroups: (verbs: string, resources: string, groups: string) => `${verbs} on ${resources} of ${groups}`,
    only: (rule: string, names: string) => `${rule}, only ${names}`,
    andMore: (names: string, rest: number) => `${names} and ${rest} more`,
  },
};

/** What the bearer of a token may do, and whether a thief could keep it. */
export const inspectRightsPhrases = spoken('inspectRights', english);
