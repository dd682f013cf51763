import type { Unknown } from '../../contract/state/verdict-state.ts';
import { spoken } from '../language/spoken.ts';

const english = {
  /** How many findings press how much; one of the counts can be 0. */
  unsafe: (urgent: number, soon: number) => {
    if (urgent === 0) return `Unsafe: ${soon} soon`;
    return soon === 0 ? `Unsafe: ${urgent} urgent` : `Unsafe: ${urgent} urgent, ${soon} soon`;
  },
  fine: 'Fine',
  fineUntil: (day: string) => `Fine until ${day}`,
  unknown: (names: string, more: number) => `Not known: ${names}${more === 0 ? '' : ` and ${more} more`}`,
  /** Two of the above in one line. */
  andUnknown: (verdict: string, unknown: string) => `${verdict}. ${unknown}`,
  sources: {
    'api-server': 'the API server',
    authorization: 'what tokens may do (RBAC)',
    'legacy-tokens': 'legacy tokens',
    dashboards: 'how safe dashboards are',
    'agent-tokens': 'the tokens of the cluster agent',
    copies: 'copies of the admin credential',
    certificates: 'certificates',
    'token-file': 'the token file',
    files: 'who can open files with secrets',
    nodes: 'the other control plane nodes',
    rotation: 'how the last rotation ended',
    clock: 'the time',
  } satisfies Readonly<Record<Unknown['source'], string>>,
};

/** The verdict on a cluster, as short as a window title needs it. */
export const verdictPhrases = spoken('verdict', english);
