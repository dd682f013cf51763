import type { TokenPlace, TokenSubject } from '../../../shared/contract/state/inspection.ts';
import { inspectPhrases } from '../../../shared/words/en/inspect-phrases.ts';
import { formatMoment } from '../../../shared/words/text/format-time.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LookedPlaces } from '../../components/looked-places.tsx';
import { useNow } from '../../page/use-now.ts';
import { useQuery } from '../../page/use-query.ts';

/** Where the token lies; looked at again when `version` changes. */
export function InspectPlaces({
  subject,
  version,
}: {
  readonly subject: TokenSubject;
  readonly version: string;
}) {
  const now = useNow();
  const { value, error, reload } = useQuery('inspect:places', { subject }, version);
  return (
    <section className="inspect-part" aria-labelledby="inspect-places">
      <h2 id="inspect-places">{inspectPhrases().places.title}</h2>
      {error !== null && <ErrorNotice error={error} onRetry={reload} />}
      {value !== null && (
        <ul className="plain-list">
          {value.places.map((place) => (
            <li key={JSON.stringify(place)}>{placeText(place, now)}</li>
          ))}
        </ul>
      )}
      {value !== null && <LookedPlaces {...value} />}
    </section>
  );
}

function placeText(place: TokenPlace, now: number): string {
  const say = inspectPhrases().places;
  switch (place.kind) {
    case 'nowhere-in-cluster':
      return say.nowhereInCluster;
    case 'secret':
      return say.secret(visibleText(`${place.namespace}/${place.name}`));
    case 'token-file':
      return say.tokenFile(visibleText(place.file), place.line);
    case 'keyring':
      return say.keyring(visibleText(place.id));
    case 'memory':
      return say.memory;
    case 'view':
      return say.view;
    case 'clipboard':
      if (place.clearsAt === null) return say.clipboardPerhaps;
      return say.clipboard(formatMoment(place.clearsAt, now));
    case 'file':
      return say.file(visibleText(place.file));
  }
}
