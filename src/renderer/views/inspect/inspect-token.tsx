import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { formatRelative } from '../../../shared/words/text/format-time.ts';
import type {
  Acceptance,
  Expiry,
  Inspection,
  TokenSubject,
} from '../../../shared/contract/state/inspection.ts';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { inspectPhrases } from '../../../shared/words/en/inspect-phrases.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { Claims } from '../../components/claims.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Fact } from '../../components/fact.tsx';
import { Moment } from '../../components/moment.tsx';
import { Rich } from '../../components/rich.tsx';
import { useNow } from '../../page/use-now.ts';
import { useQuery } from '../../page/use-query.ts';
import { InspectPlaces } from './inspect-places.tsx';
import { InspectRights } from './inspect-rights.tsx';
import { InspectUse } from './inspect-use.tsx';
import {
  acceptanceVerdict,
  kindText,
  notAskedText,
  signatureVerdict,
  type SignatureVerdict,
} from './inspect-words.ts';

/** Everything about one token. */
export function InspectToken({
  subject,
  snapshot,
}: {
  readonly subject: TokenSubject;
  readonly snapshot: Snapshot;
}) {
  const { value: inspection, error, reload } = useQuery('inspect:read', { subject }, 0);
  const signature = useQuery('inspect:signature', { subject }, 0);
  const isOwn = inspection?.kind === 'static' || signature.value?.status === 'valid';
  const hasCluster = snapshot.cluster.status === 'open';
  const [acceptance, setAcceptance] = useState<Acceptance | null>(null);
  const say = inspectPhrases();
  if (error !== null) return <ErrorNotice error={error} onRetry={reload} />;
  if (inspection === null) return <p className="quiet">{say.reading}</p>;
  const { problem, duplicates, tokenFileError } = inspection;
  const hasMore = canSayMore(inspection, hasCluster);
  return (
    <>
      <dl className="facts">
        <Fact term={say.token}>
          <code>{visibleText(inspection.masked)}</code>{' '}
          <span className="quiet">{say.length(inspection.length)}</span>
        </Fact>
        <Fact term={say.kind.name}>
          {kindText(inspection, hasCluster)}
          {problem !== null && problem !== 'no-jwt' && (
            <span className="quiet block">
              {say.problem[problem]}
              {problem !== 'encrypted' && ` ${say.pasteWhole}`}
            </span>
          )}
        </Fact>
        {inspection.user !== null && (
          <Fact term={say.whose}>
            <Identity inspection={inspection} />
          </Fact>
        )}
        {hasMore && (
          <>
            <Fact term={say.expires.name}>
              <ExpiryText expiry={inspection.expiry} />
            </Fact>
            <Fact term={say.signature.name}>
              {signature.value !== null ? (
                <>
                  <VerdictText verdict={signatureVerdict(signature.value)} />
                  {'origin' in signature.value && signature.value.origin.isSaved && (
                    <span className="quiet block">
                      <Rich
                        phrase={say.signature.byKeptKeys(<Moment at={signature.value.origin.askedAt} />)}
                      />
                    </span>
                  )}
                </>
              ) : (
                <span className="quiet">
                  {signature.error === null ? say.signature.checking : say.signature.unchecked}
                </span>
              )}
            </Fact>
          </>
        )}
        {hasMore && hasCluster && (
          <Fact term={say.accepted.name}>
            {isOwn ? (
              <Accepted subject={subject} onAnswer={setAcceptance} />
            ) : (
              <span className="quiet">{notAskedText(inspection, signature.value)}</span>
            )}
          </Fact>
        )}
      </dl>
      {signature.error !== null && <ErrorNotice error={signature.error} onRetry={signature.reload} />}
      {tokenFileError !== null && <ErrorNotice error={tokenFileError} onRetry={reload} />}
      {duplicates.length > 0 && (
        <p className="notice notice-warning" role="note">
          {say.duplicates(duplicates.map(visibleText).join(', '))}
        </p>
      )}
      {isOwn && hasCluster && acceptance?.accepted === true && (
        <InspectRights subject={subject} inspection={inspection} snapshot={snapshot} />
      )}
      {inspection.kind !== 'unreadable' && (
        <InspectPlaces subject={subject} version={snapshot.clipboard.status} />
      )}
      {isOwn && hasCluster && <InspectUse subject={subject} />}
      {inspection.claims.length > 0 && (
        <div className="inspect-part">
          <h2>{say.claims}</h2>
          <Claims claims={inspection.claims} omitted={inspection.omittedClaims} />
        </div>
      )}
    </>
  );
}

/** False of a text that is no token as far as anybody here can tell. */
function canSayMore({ kind, tokenFileError }: Inspection, hasCluster: boolean): boolean {
  if (kind === 'opaque') return !hasCluster || tokenFileError !== null;
  return kind !== 'unreadable';
}

interface AcceptedProps {
  readonly subject: TokenSubject;
  /** Told what the API server says by now; null while that is not known. */
  readonly onAnswer: (acceptance: Acceptance | null) => void;
}

function Accepted(props: AcceptedProps) {
  const [isAsked, setAsked] = useState(false);
  const say = inspectPhrases().accepted;
  if (isAsked) return <AcceptedAnswer {...props} />;
  return (
    <>
      <span className="verdict">
        {say.notAskedYet}
        <Button size="compact-sm" variant="default" onClick={() => setAsked(true)}>
          {say.ask}
        </Button>
      </span>
      <span className="quiet block">{say.rightsAreToldThen}</span>
    </>
  );
}

function AcceptedAnswer({ subject, onAnswer }: AcceptedProps) {
  const { value, error, isBusy, reload } = useQuery('inspect:accepted', { subject }, 0);
  useEffect(() => onAnswer(value), [value, onAnswer]);
  const say = inspectPhrases().accepted;
  if (error !== null) return <ErrorNotice error={error} onRetry={reload} />;
  if (value === null) return <span className="quiet">{say.asking}</span>;
  const { audiences, user } = value;
  const moment = <Moment at={value.checkedAt} />;
  return (
    <>
      <span className="verdict">
        <VerdictText verdict={acceptanceVerdict(value)} />
        <Button size="compact-sm" variant="default" loading={isBusy} onClick={reload}>
          {say.askAgain}
        </Button>
      </span>
      {audiences.length > 0 && <span className="block">{say.meantFor(audiences.map(visibleText))}</span>}
      <span className="quiet block">
        <Rich phrase={user === null ? say.asked(moment) : say.askedAndTakenFor(moment, visibleText(user))} />
      </span>
    </>
  );
}

function VerdictText({ verdict: { tone, short, long } }: { readonly verdict: SignatureVerdict }) {
  return (
    <span>
      <strong className={`verdict-${tone}`}>{short}</strong>
      {long !== '' && <> · {long}</>}
    </span>
  );
}

function Identity({ inspection: { user, groups } }: { readonly inspection: Inspection }) {
  return (
    <>
      {visibleText(user ?? '')}
      {groups.length > 0 && (
        <span className="quiet block">{inspectPhrases().groups(groups.map(visibleText).join(', '))}</span>
      )}
    </>
  );
}

function ExpiryText({ expiry }: { readonly expiry: Expiry }) {
  const now = useNow();
  const say = inspectPhrases().expires;
  switch (expiry.kind) {
    case 'never':
      return <span className="state-never">{say.never}</span>;
    case 'unreadable':
      return <span className="state-soon">{say.unreadable}</span>;
    case 'unknown':
      return <span className="quiet">{say.unknown}</span>;
    case 'at':
      return (
        <span className="numeric">
          {expiry.at <= now && <span className="state-expired">{say.expired} </span>}
          {formatRelative(expiry.at, now)}{' '}
          <span className="quiet">
            (<Moment at={expiry.at} now={now} />)
          </span>
        </span>
      );
  }
}
