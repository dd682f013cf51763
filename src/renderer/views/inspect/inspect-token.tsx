import { useCallback, useId, useState } from 'react';
import type { Acceptance, TokenSubject } from '../../../shared/contract/state/inspection.ts';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { inspectPhrases } from '../../../shared/words/en/inspect-phrases.ts';
import { inspectVerdictPhrases } from '../../../shared/words/en/inspect-verdict-phrases.ts';
import type { InspectedFacts, SeenReach } from '../../../shared/words/inspect-verdict.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { Claims } from '../../components/claims.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useCommand } from '../../page/use-command.ts';
import { useQuery } from '../../page/use-query.ts';
import { InspectFacts } from './inspect-facts.tsx';
import { InspectPlaces } from './inspect-places.tsx';
import { InspectRights } from './inspect-rights.tsx';
import { InspectUse } from './inspect-use.tsx';
import { InspectVerdictLine } from './inspect-verdict-line.tsx';

/** Everything about one token: the verdict first, its claims beside. */
export function InspectToken({
  subject,
  snapshot,
}: {
  readonly subject: TokenSubject;
  readonly snapshot: Snapshot;
}) {
  const { value: inspection, error, reload } = useQuery('inspect:read', { subject }, 0);
  const signature = useQuery('inspect:signature', { subject }, 0);
  const asking = useCommand('inspect:accepted');
  const [acceptance, setAcceptance] = useState<Acceptance | null>(null);
  const [reach, setReach] = useState<SeenReach | null>(null);
  const addReach = useCallback((seen: SeenReach) => setReach((before) => worse(before, seen)), []);
  const say = inspectPhrases();
  if (error !== null) return <ErrorNotice error={error} onRetry={reload} />;
  if (inspection === null) return <p className="quiet">{say.reading}</p>;

  const hasCluster = snapshot.cluster.status === 'open';
  const isProven = signature.value?.status === 'valid';
  const canBeAsked = hasCluster && (isProven || inspection.kind === 'static');
  const isWhole = inspection.kind !== 'unreadable' && inspection.kind !== 'cut';
  const facts: InspectedFacts = {
    inspection,
    hasCluster,
    signature: signature.value ?? (signature.error === null ? 'checking' : 'failed'),
    acceptance: acceptance ?? (asking.error === null ? 'unasked' : 'failed'),
    reach,
  };
  const ask = () => {
    void asking.ask({ subject }).then((answer) => {
      setAcceptance(answer);
      if (answer?.accepted !== true) setReach(null);
    });
  };
  return (
    <div className="inspect-body">
      <InspectVerdictLine facts={facts} ask={canBeAsked ? { isBusy: asking.isBusy, run: ask } : null} />
      <div className="inspect-main">
        <InspectNotes facts={facts} />
        <InspectFacts facts={facts} isOwn={canBeAsked} isAsking={asking.isBusy} />
        {asking.error !== null && <ErrorNotice error={asking.error} onRetry={ask} />}
        {signature.error !== null && isWhole && (
          <ErrorNotice error={signature.error} onRetry={signature.reload} />
        )}
        {inspection.tokenFileError !== null && (
          <ErrorNotice error={inspection.tokenFileError} onRetry={reload} />
        )}
        {canBeAsked && acceptance?.accepted === true && (
          <InspectRights subject={subject} inspection={inspection} snapshot={snapshot} onReach={addReach} />
        )}
        {isWhole && <InspectPlaces subject={subject} version={snapshot.clipboard.status} />}
        {canBeAsked && <InspectUse subject={subject} />}
      </div>
      {inspection.claims.length > 0 && <ClaimsPane facts={facts} isProven={isProven} />}
    </div>
  );
}

/** What in the claims contradicts itself. */
function InspectNotes({ facts: { inspection } }: { readonly facts: InspectedFacts }) {
  const { contradiction, duplicates, kind } = inspection;
  const say = inspectVerdictPhrases().contradiction;
  const sayContradiction = kind === 'legacy' ? say.legacy : say.bound;
  return (
    <>
      {contradiction !== null && (
        <p className="notice notice-warning" role="note">
          {sayContradiction(visibleText(contradiction.subject), visibleText(contradiction.account))}
        </p>
      )}
      {duplicates.length > 0 && (
        <p className="notice notice-warning" role="note">
          {inspectPhrases().duplicates(duplicates.map(visibleText).join(', '))}
        </p>
      )}
    </>
  );
}

function ClaimsPane({
  facts: { inspection },
  isProven,
}: {
  readonly facts: InspectedFacts;
  readonly isProven: boolean;
}) {
  const id = useId();
  const say = inspectPhrases().claims;
  return (
    <section className="inspect-claims" aria-labelledby={id} tabIndex={0}>
      <h2 id={id}>{isProven ? say.proven : say.unproven}</h2>
      <Claims claims={inspection.claims} omitted={inspection.omittedClaims} />
    </section>
  );
}

/** What any of the namespaces that were looked at makes possible. */
function worse(before: SeenReach | null, seen: SeenReach): SeenReach {
  if (before === null) return seen;
  return {
    everything: before.everything || seen.everything,
    nothing: before.nothing && seen.nothing,
    couldOutlast: before.couldOutlast || seen.couldOutlast,
    isWhole: before.isWhole && seen.isWhole,
  };
}
