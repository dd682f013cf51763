import type { SafetyFinding } from '../../../shared/contract/state/safety-state.ts';
import type { ExplainedWord } from '../why.tsx';

/** The words of the field that findings are about; of the others everything is said by themselves. */
export const findingWord: Readonly<Partial<Record<SafetyFinding['kind'], ExplainedWord>>> = {
  'rbac-off': 'rbac',
  'rbac-off-at-restart': 'rbac',
  'rbac-was-off': 'rbac',
  'legacy-tokens': 'legacyToken',
  'legacy-tokens-unseen': 'legacyToken',
  'join-tokens': 'joinToken',
  'join-tokens-unseen': 'joinToken',
  'token-file-old': 'staticToken',
  'admin-token-differs': 'staticToken',
  'token-file-unusable': 'staticToken',
  'admin-token-forever': 'staticToken',
  'static-tokens-forever': 'staticToken',
  'renewals-stopped': 'token',
  'dashboard-admin': 'rbac',
};
