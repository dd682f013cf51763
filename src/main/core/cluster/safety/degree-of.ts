import { describeCertificate } from '../../../../shared/words/certificate-words.ts';
import { isOfNoUse } from '../../../../shared/contract/errors/of-no-use.ts';
import { nothingKnown } from '../../../../shared/words/known/known.ts';
import type { SafetyFinding } from '../../../../shared/contract/state/safety-state.ts';
import { nearEnd } from '../../../../shared/contract/values/warning-moments.ts';
import type { Degree } from '../../../../shared/contract/state/verdict-state.ts';

/** How much a finding presses, and its cause: what has one cause counts once. */
export interface Judged {
  readonly degree: Degree;
  readonly cause: string;
}

/** When and where findings are judged; epoch milliseconds. */
export interface DegreeContext {
  readonly snapData: string;
  readonly now: number;
}

type Degrees = {
  readonly [Kind in SafetyFinding['kind']]: (
    finding: Extract<SafetyFinding, { kind: Kind }>,
    context: DegreeContext,
  ) => Judged;
};

/** How near an end is that something breaks by; epoch milliseconds. */
function degreeOfEnd(endsAt: number, now: number): Degree {
  if (endsAt - now <= nearEnd.urgentMs) return 'urgent';
  return endsAt - now <= nearEnd.soonMs ? 'soon' : 'advice';
}

/** What the next restart breaks may break any day: MicroK8s restarts by itself when the snap is refreshed. */
const anyDay = 'urgent';

const degrees: Degrees = {
  // Whoever holds any token is administrator.
  'rbac-off': () => ({ degree: 'urgent', cause: 'rbac' }),
  'rbac-off-at-restart': () => ({ degree: anyDay, cause: 'rbac' }),
  // How it is by now is not known, which the verdict says by itself.
  'rbac-was-off': () => ({ degree: 'advice', cause: 'rbac' }),
  // The administrator may be locked out by the next restart; where nobody could look, that is only not known.
  'rotation-unsettled': ({ isSeen }) => ({ degree: isSeen ? anyDay : 'advice', cause: 'rotation' }),
  // Whoever the rotation was to shut out is still administrator there.
  'old-token-accepted': () => ({ degree: 'urgent', cause: 'nodes' }),
  'old-token-unasked': () => ({ degree: 'advice', cause: 'nodes' }),
  'nodes-unseen': () => ({ degree: 'advice', cause: 'nodes' }),
  // Nobody has more than before: a token of this machine is of no use elsewhere.
  'nodes-differ': () => ({ degree: 'advice', cause: 'nodes' }),
  'nodes-not-undone': () => ({ degree: 'advice', cause: 'nodes' }),
  // The API server refuses that token, and only root can read it.
  'rotation-backup-overdue': () => ({ degree: 'advice', cause: 'rotation-backup' }),
  'admin-token-differs': () => ({ degree: anyDay, cause: 'token-file' }),
  // The API server does not start with it; one that could not be looked at is only not known.
  'token-file-unusable': ({ error }) => ({
    degree: error.code === 'token-file-refused' || isOfNoUse(error) ? anyDay : 'advice',
    cause: 'token-file',
  }),
  'authentication-unknown': ({ error }) => ({
    degree: error.code === 'args-refused' ? anyDay : 'advice',
    cause: 'args',
  }),
  // Every user of the machine can become administrator.
  'files-open': () => ({ degree: 'urgent', cause: 'files-open' }),
  // Who can open them is not known, which the verdict says by itself.
  'files-unseen': () => ({ degree: 'advice', cause: 'files-open' }),
  // With RBAC off they are part of that; else what those that no dashboard brought may do is not known.
  'legacy-tokens': ({ areAdmin, administrators, unasked, isPast }) => {
    if (areAdmin && !isPast) return { degree: 'urgent', cause: 'rbac' };
    // Of whom nobody could ask, that counts as yes.
    const mayBeAdmin = administrators.length + unasked.length > 0;
    return { degree: mayBeAdmin && !isPast ? 'soon' : 'advice', cause: 'legacy-tokens' };
  },
  'legacy-tokens-unseen': () => ({ degree: 'advice', cause: 'legacy-tokens' }),
  // They never expire, and whoever joins a machine gets the keys of the cluster.
  'join-tokens': () => ({ degree: 'soon', cause: 'join-tokens' }),
  'join-tokens-unseen': () => ({ degree: 'advice', cause: 'join-tokens' }),
  'certificate-ending': (finding, context) => ({
    degree: degreeOfEnd(finding.notAfter, context.now),
    cause: causeOf(finding, context),
  }),
  // Whoever checks one of them refuses it already.
  'certificates-not-yet': () => ({ degree: 'urgent', cause: 'clock' }),
  // By which time ends are told is not known.
  'file-from-later': () => ({ degree: 'advice', cause: 'clock' }),
  // What is of no use is missed at the next start; one that could not be looked at is only not known.
  'certificate-unread': (finding, context) => ({
    degree: isOfNoUse(finding.error) ? anyDay : 'advice',
    cause: causeOf(finding, context),
  }),
  // Whoever checks it refuses it already.
  'certificate-foreign': (finding, context) => ({ degree: 'urgent', cause: causeOf(finding, context) }),
  // Only who connects from elsewhere is refused, and MicroK8s mends it when it sees the address.
  'address-uncovered': ({ certificate }, context) => ({
    degree: 'advice',
    cause: causeOf(certificate, context),
  }),
  // Logs, exec and metrics fail already.
  'kubelet-uncovered': ({ certificate }, context) => ({
    degree: 'urgent',
    cause: causeOf(certificate, context),
  }),
  // The token counts as one that never expires; its age adds nothing that breaks.
  'token-file-old': () => ({ degree: 'advice', cause: 'admin-token' }),
  'admin-token-forever': () => ({ degree: 'soon', cause: 'admin-token' }),
  'static-tokens-forever': () => ({ degree: 'soon', cause: 'static-tokens' }),
  'agent-tokens-forever': () => ({ degree: 'soon', cause: 'agent-tokens' }),
  // Any other token ends as it was made to.
  'renewals-stopped': ({ endsAt }, { now }) => ({ degree: degreeOfEnd(endsAt, now), cause: 'renewals' }),
  // Nothing is open by that yet.
  'dashboard-retired': ({ id }) => ({ degree: 'advice', cause: `dashboard ${id}` }),
  // It never ends, and what runs in that pod is administrator.
  'dashboard-admin': ({ id, isPast }) => ({
    degree: isPast ? 'advice' : 'soon',
    cause: `account ${id}`,
  }),
  // Whoever reaches it is administrator; of an account that nobody knows enough of, that is not known.
  'dashboard-without-login': ({ account, isAdmin, isPast }) => ({
    degree: isAdmin === true && !isPast ? 'urgent' : 'advice',
    cause: `account ${account.namespace}/${account.name}`,
  }),
  // Whoever listens gets the tokens that are typed there.
  'dashboard-plain': ({ id, isPast }) => ({ degree: isPast ? 'advice' : 'soon', cause: `way ${id}` }),
  // What there is is not known, which the verdict says by itself.
  'dashboards-unseen': () => ({ degree: 'advice', cause: 'dashboards' }),
};

/** How much a finding presses. */
export function degreeOf(finding: SafetyFinding, context: DegreeContext): Judged {
  const judge = degrees[finding.kind] as (finding: SafetyFinding, context: DegreeContext) => Judged;
  return judge(finding, context);
}

type Certificate = Pick<
  Extract<SafetyFinding, { kind: 'certificate-unread' }>,
  'id' | 'role' | 'standing' | 'maker' | 'obstacle' | 'mode'
>;

/** Certificates that one command renews are one thing to do. */
function causeOf(certificate: Certificate, { snapData }: DegreeContext): string {
  const { command } = describeCertificate(certificate, {
    ...nothingKnown,
    mode: certificate.mode,
    snapData,
  });
  return command === null ? certificate.id : `command ${command}`;
}
