import type { FoundToken } from '../../../shared/contract/state/pasted-text.ts';
import type { Acceptance, Inspection, Signature } from '../../../shared/contract/state/inspection.ts';
import { inspectPhrases } from '../../../shared/words/en/inspect-phrases.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';

/** What kind of token it is, in plain words; without its token file nobody knows of a text that is no JWT. */
export function kindText({ kind, tokenFileError }: Inspection, hasCluster: boolean): string {
  const say = inspectPhrases().kind;
  if (kind !== 'opaque') return say[kind];
  if (!hasCluster) return say.withoutCluster;
  return tokenFileError === null ? say.inNoTokenFile : say.withoutTokenFile;
}

/** Why a token that is not known to be the cluster's own is not sent there. */
export function notAskedText(inspection: Inspection, signature: Signature | null): string {
  const say = inspectPhrases().accepted;
  if (signature === null) return say.notAskedYet;
  if (signature.status === 'cut') return say.cutOff;
  return inspection.tokenFileError === null ? say.notIssuedHere : say.perhapsNotIssuedHere;
}

/** A verdict in a few words, and what it means. */
export interface SignatureVerdict {
  readonly tone: 'fine' | 'bad' | 'quiet';
  readonly short: string;
  readonly long: string;
}

/** The words of a signature. */
export function signatureVerdict(signature: Signature): SignatureVerdict {
  const say = inspectPhrases().signature;
  switch (signature.status) {
    case 'valid':
      return { tone: 'fine', ...say.valid };
    case 'invalid':
      return { tone: 'bad', ...say.invalid };
    case 'cut':
      return { tone: 'quiet', ...say.cut };
    case 'unknown-key': {
      const { short, unnamed, named } = say.unknownKey;
      return { tone: 'bad', short, long: signature.kid === null ? unnamed : named };
    }
    case 'refused-algorithm': {
      const { short, none, other } = say.refusedAlgorithm;
      const { algorithm } = signature;
      return { tone: 'bad', short, long: /^none$/i.test(algorithm) ? none : other(visibleText(algorithm)) };
    }
    case 'unsigned':
      return { tone: 'quiet', ...say.unsigned };
  }
}

/** The words of the API server's answer. */
export function acceptanceVerdict({ accepted, isValidElsewhere, objects }: Acceptance): SignatureVerdict {
  const say = inspectPhrases().accepted;
  if (isValidElsewhere) return { tone: 'bad', short: say.no, long: say.elsewhere };
  const rest = objects === 'none' || objects === 'unknown' ? '' : say.objects[objects];
  if (!accepted) return { tone: 'bad', short: say.no, long: rest };
  const isRevoked = !['none', 'there', 'unknown'].includes(objects);
  return isRevoked
    ? { tone: 'bad', short: say.yesForNow, long: `${rest} ${say.notNoticed}` }
    : { tone: 'fine', short: say.yes, long: rest };
}

/** Where in a pasted text a token stood. */
export function placeText({ place, wasBase64 }: FoundToken): string {
  const say = inspectPhrases().found;
  const name = place.name === null ? null : visibleText(place.name);
  const key = place.key === null ? null : visibleText(place.key);
  const phrase = say.place[place.kind];
  const where = typeof phrase === 'string' ? phrase : phrase(name, key);
  const inLine = place.line === null ? where : say.line(where, place.line);
  return wasBase64 ? say.base64(inLine) : inLine;
}
