import type { AppError } from '../contract/errors/errors.ts';
import type { EndedSession, WhySignedOut } from '../contract/state/dashboard-state.ts';
import { dashboardSessionPhrases } from './en/dashboard-session-phrases.ts';
import { formatLifetime, formatMoment } from './text/format-time.ts';

type Describe = (error: AppError) => { readonly message: string; readonly remedy: string };

/** Says from which dashboard, when, and why a browser was signed out. */
export function signedOut({ dashboard, at, why }: EndedSession, now: number, describe: Describe): string {
  const { kinds, signedOut: say } = dashboardSessionPhrases();
  return `${say.when(kinds[dashboard.kind], formatMoment(at, now))} ${whySignedOut(why, describe)}`;
}

/** Says why a browser was signed out. */
export function whySignedOut(why: WhySignedOut, describe: Describe): string {
  const say = dashboardSessionPhrases().signedOut.why;
  switch (why.kind) {
    case 'idle':
      return say.idle(formatLifetime(why.seconds));
    case 'failed': {
      const { message, remedy } = describe(why.error);
      return `${message} ${remedy}`;
    }
    case 'locked':
    case 'account-gone':
    case 'rights-lost':
    case 'rights-grown':
    case 'token-refused':
    case 'cluster-left':
      return say[why.kind];
  }
}
