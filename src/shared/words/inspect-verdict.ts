import type { Acceptance, Inspection, Signature } from '../contract/state/inspection.ts';
import { inspectVerdictPhrases } from './en/inspect-verdict-phrases.ts';
import { formatDuration, formatMoment, formatRelative } from './text/format-time.ts';
import { visibleText } from './text/visible-text.ts';

/** What a thief could make of a token, as far as was looked. */
export interface SeenReach {
  readonly everything: boolean;
  /** No right but to ask about itself. */
  readonly nothing: boolean;
  readonly couldOutlast: boolean;
  /** Whether every rule was told. */
  readonly isWhole: boolean;
}

/** What is known of a token that is inspected. */
export interface InspectedFacts {
  readonly inspection: Inspection;
  readonly hasCluster: boolean;
  readonly signature: Signature | 'checking' | 'failed';
  readonly acceptance: Acceptance | 'unasked' | 'failed';
  /** Null while it is not known. */
  readonly reach: SeenReach | null;
}

/** One sentence, and how good or bad that is; `never` is for what never ends. */
export interface InspectVerdict {
  readonly tone: 'fine' | 'soon' | 'never' | 'bad' | 'quiet';
  readonly sentence: string;
}

/** What comes of an inspection; `now` in epoch milliseconds. */
export function inspectVerdict(facts: InspectedFacts, now: number): InspectVerdict {
  const { inspection, hasCluster, signature, acceptance } = facts;
  const say = inspectVerdictPhrases();
  switch (inspection.kind) {
    case 'static':
      return typeof acceptance === 'string' ? neverEnding(facts) : ofAnswer(facts, acceptance, now);
    case 'opaque':
      if (!hasCluster) return quiet(say.opaque.withoutCluster);
      return quiet(inspection.tokenFileError === null ? say.opaque.unknown : say.opaque.withoutTokenFile);
    case 'cut':
      return soon(say.cutOff);
    case 'unreadable':
      // In a signature a digit can be missing so that only its key tells that the end is.
      if (typeof signature !== 'string' && signature.status === 'cut') return soon(say.cutOff);
      return inspection.problem === 'encrypted' ? quiet(say.encrypted) : bad(say.damaged);
    case 'bound':
    case 'legacy':
    case 'foreign':
      break;
  }
  if (signature === 'checking') return quiet(say.checking);
  if (signature === 'failed') return soon(hasCluster ? say.unchecked : say.withoutCluster);
  switch (signature.status) {
    case 'cut':
      return soon(say.cutOff);
    case 'invalid':
      return bad(say.forged);
    case 'refused-algorithm':
      return bad(/^none$/i.test(signature.algorithm) ? say.unsigned : say.provesNothing);
    case 'unknown-key':
      return soon(inspection.kind === 'foreign' ? say.ofOtherIssuer : say.ofOtherCluster);
    case 'unsigned':
      return bad(say.unsigned);
    case 'valid':
      return ofOwn(facts, now);
  }
}

/** Of one that the cluster signed. */
function ofOwn(facts: InspectedFacts, now: number): InspectVerdict {
  const { inspection, acceptance } = facts;
  const { kind, expiry } = inspection;
  const say = inspectVerdictPhrases();
  if (typeof acceptance !== 'string') return ofAnswer(facts, acceptance, now);
  const ended = endedByItself(inspection, now);
  if (ended !== null) return ended;
  if (expiry.kind === 'never') return neverEnding(facts);
  if (acceptance === 'failed') return quiet(say.unanswered);
  if (kind === 'foreign') return quiet(say.signed.noAccount);
  return quiet(expiry.kind === 'at' ? say.signed.until(formatDuration(expiry.at - now)) : say.unanswered);
}

/** Of one about which the API server was asked. */
function ofAnswer(facts: InspectedFacts, acceptance: Acceptance, now: number): InspectVerdict {
  const { inspection, reach } = facts;
  const { accepted, isValidElsewhere, audiences, objects } = acceptance;
  const { expiry } = inspection;
  const say = inspectVerdictPhrases();
  if (isValidElsewhere) return soon(say.notForHere(audiences.map(visibleText)));
  if (objects !== 'none' && objects !== 'there' && objects !== 'unknown') {
    const revoked = say.revoked[objects];
    return bad(accepted ? say.yetToNotice(revoked) : revoked);
  }
  if (!accepted)
    return (
      endedByItself(inspection, now) ?? bad(inspection.kind === 'static' ? say.refusedStatic : say.refused)
    );
  if (expiry.kind !== 'at') return neverEnding(facts);
  const isOver = expiry.at <= now;
  const lasts = isOver ? say.valid.clocksDiffer : say.valid.until(formatDuration(expiry.at - now));
  const sentence = say.valid.together([lasts, ...(reach === null ? [] : reachParts(reach))]);
  return reach?.couldOutlast === true || isOver ? soon(sentence) : { tone: 'fine', sentence };
}

function reachParts({ everything, nothing, couldOutlast, isWhole }: SeenReach): string[] {
  const say = inspectVerdictPhrases().valid;
  return [
    ...(everything ? [say.everything] : []),
    ...(nothing && isWhole ? [say.nothing] : []),
    ...(couldOutlast ? [say.couldOutlast] : []),
    ...(!couldOutlast && isWhole ? [say.endsWithIt] : []),
  ];
}

function neverEnding({ acceptance, reach }: InspectedFacts): InspectVerdict {
  const say = inspectVerdictPhrases().never;
  if (acceptance === 'failed') return { tone: 'never', sentence: say.unanswered };
  return { tone: 'never', sentence: reach?.everything === true ? say.everything : say.alone };
}

/** Of one that its own times keep from being accepted. */
function endedByItself({ expiry, notBefore }: Inspection, now: number): InspectVerdict | null {
  const say = inspectVerdictPhrases();
  if (expiry.kind === 'unreadable') return bad(say.unreadableExpiry);
  if (expiry.kind === 'at' && expiry.at <= now) return bad(say.expired(formatRelative(expiry.at, now)));
  if (notBefore !== null && notBefore > now)
    return soon(say.notYetValid(formatRelative(notBefore, now), formatMoment(notBefore, now)));
  return null;
}

const quiet = (sentence: string): InspectVerdict => ({ tone: 'quiet', sentence });
const soon = (sentence: string): InspectVerdict => ({ tone: 'soon', sentence });
const bad = (sentence: string): InspectVerdict => ({ tone: 'bad', sentence });
