import { formatRelative } from '../../../shared/words/text/format-time.ts';
import type { Acceptance, Expiry, Inspection } from '../../../shared/contract/state/inspection.ts';
import { inspectPhrases } from '../../../shared/words/en/inspect-phrases.ts';
import type { InspectedFacts } from '../../../shared/words/inspect-verdict.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { Why } from '../../components/why.tsx';
import { Fact } from '../../components/fact.tsx';
import { Moment } from '../../components/moment.tsx';
import { Rich } from '../../components/rich.tsx';
import { useNow } from '../../page/use-now.ts';
import {
  acceptanceVerdict,
  kindText,
  notAskedText,
  signatureVerdict,
  type SignatureVerdict,
} from './inspect-words.ts';

/** What was found out about a token, line by line. */
export function InspectFacts({
  facts,
  isOwn,
  isAsking,
}: {
  readonly facts: InspectedFacts;
  /** Whether the cluster issued it, and so can be asked. */
  readonly isOwn: boolean;
  readonly isAsking: boolean;
}) {
  const { inspection, hasCluster, signature, acceptance } = facts;
  const { problem } = inspection;
  const say = inspectPhrases();
  const hasMore = canSayMore(inspection, hasCluster);
  return (
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
            <div className="two-lines">
              <SignatureText signature={signature} />
            </div>
          </Fact>
        </>
      )}
      {hasMore && hasCluster && (
        <Fact term={say.accepted.name}>
          <div className="two-lines" role="status">
            {isOwn ? (
              <AcceptedText acceptance={acceptance} isAsking={isAsking} />
            ) : (
              <span className="quiet">
                {notAskedText(inspection, typeof signature === 'string' ? null : signature)}
              </span>
            )}
          </div>
          <Why word="tokenReview" />
          <Why word="audience" />
        </Fact>
      )}
    </dl>
  );
}

/** False of a text that is no token as far as anybody here can tell. */
function canSayMore({ kind, tokenFileError }: Inspection, hasCluster: boolean): boolean {
  if (kind === 'opaque') return !hasCluster || tokenFileError !== null;
  return kind !== 'unreadable' && kind !== 'cut';
}

function SignatureText({ signature }: { readonly signature: InspectedFacts['signature'] }) {
  const say = inspectPhrases().signature;
  if (typeof signature === 'string')
    return <span className="quiet">{signature === 'checking' ? say.checking : say.unchecked}</span>;
  return (
    <>
      <VerdictText verdict={signatureVerdict(signature)} />
      {'origin' in signature && signature.origin.isSaved && (
        <span className="quiet block">
          <Rich phrase={say.bySavedKeys(<Moment at={signature.origin.askedAt} />)} />
        </span>
      )}
    </>
  );
}

function AcceptedText({
  acceptance,
  isAsking,
}: {
  readonly acceptance: InspectedFacts['acceptance'];
  readonly isAsking: boolean;
}) {
  const say = inspectPhrases().accepted;
  if (acceptance === 'failed')
    return <span className="quiet">{isAsking ? say.asking : say.couldNotAsk}</span>;
  if (acceptance === 'unasked')
    return (
      <>
        {isAsking ? say.asking : say.notAskedYet}
        <span className="quiet block">{say.rightsOnceAccepted}</span>
      </>
    );
  return <Answer acceptance={acceptance} />;
}

function Answer({ acceptance }: { readonly acceptance: Acceptance }) {
  const say = inspectPhrases().accepted;
  const { audiences, user, checkedAt } = acceptance;
  const moment = <Moment at={checkedAt} />;
  return (
    <>
      <VerdictText verdict={acceptanceVerdict(acceptance)} />
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
