import { spoken } from '../language/spoken.ts';

const english = {
  title: 'Activity',
  about:
    'What Keyfob did on this machine. It holds no secrets; the audit log of the API server names a token by the same number (JWT ID).',
  event: {
    'token-minted': 'Token minted',
    'token-copied': 'Token copied',
    'token-renewed': 'Token renewed',
    'token-revoked': 'Token revoked',
    'token-forgotten': 'Token forgotten',
    'clipboard-cleared': 'Clipboard cleared',
    'clipboard-left': 'Token not taken off the clipboard',
    'access-set-up': 'Access set up',
    'account-made': 'Account made',
    'account-rights-changed': 'Rights of an account changed',
    'account-rights-taken': 'Rights taken from an account',
    'account-removed': 'Account removed',
    'token-copied-in-line': 'Token copied inside a command',
    'kubeconfig-exported': 'Token saved in a kubeconfig',
    'legacy-token-deleted': 'Legacy token deleted',
    'static-token-rotated': 'Static token rotated',
    'static-token-restored': 'Rotation undone: the old static token is valid again',
    'admin-token-copied': 'Admin token copied',
    'kubeconfig-updated': 'New admin token put into a kubeconfig',
    'renewal-stopped': 'Renewal stopped after three failures',
    'dashboard-session-begun': 'Dashboard session started',
    'dashboard-session-ended': 'Dashboard session ended',
    'file-set-aside': 'Unreadable file set aside, to be made anew',
  },
  list: {
    label: 'Activity list',
    when: 'When',
    what: 'What',
    cluster: 'Cluster',
  },
  whose: 'Concerns',
  number: 'Token number (JWT ID)',
  empty: {
    title: 'Nothing was done yet.',
    text: 'Every token that is minted, copied, renewed, revoked or forgotten is noted here.',
    copyFresh: 'Copy your first token',
  },
  damaged: (lines: number) =>
    lines === 1
      ? 'One line of the list is left out: it is damaged, or a newer version of Keyfob wrote it.'
      : `${lines} lines of the list are left out: they are damaged, or a newer version of Keyfob wrote them.`,
};

/** The screen of what Keyfob did. */
export const activityPhrases = spoken('activity', english);
