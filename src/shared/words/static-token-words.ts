import { formatDate } from './text/format-time.ts';
import { listNames } from './text/finding-names.ts';
import type { SafetyFinding } from '../contract/state/safety-state.ts';

type Old = Extract<SafetyFinding, { kind: 'token-file-old' }>;

/** The words of findings about the rows of the token file. */
export const staticTokenWords = {
  'token-file-old': ({ file, total, named, knownSince, hasAdmin }: Old) => {
    const isOne = total === 1;
    return {
      what: isOne
        ? `The static token of ${named.join()} is more than a year old.`
        : `${total} static tokens are more than a year old: those of ${listNames(named, total)}.`,
      why: `${isOne ? 'It has' : 'Each has'} been in ${file} since ${formatDate(knownSince)} at least, and never expires: every copy that was ever made still opens the cluster.`,
      remedy: remedyOf(total, hasAdmin),
      ...(hasAdmin ? { action: 'show-admin-credential' as const } : {}),
    };
  },
};

function remedyOf(total: number, hasAdmin: boolean): string {
  const others = hasAdmin ? total - 1 : total;
  const admin = 'Give the administrator a new token.';
  if (others === 0) return admin;
  const rows = `Put a new token into ${others === 1 ? 'the row' : 'each row'} and into whatever signs in with it; it counts from the next start of the API server.`;
  return hasAdmin ? `${admin} For the others: ${rows.replace('Put', 'put')}` : rows;
}
