import type { TokenPlace, TokenSubject } from '../../../shared/contract/state/inspection.ts';
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
      <h2 id="inspect-places">Where is this token kept?</h2>
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
  switch (place.kind) {
    case 'nowhere-in-cluster':
      return 'Not in the cluster: it keeps no copy, and checks signature, expiry, service account and what the token is bound to instead.';
    case 'secret':
      return visibleText(
        `In the cluster, in plain text, in the Secret ${place.namespace}/${place.name}: whoever may read Secrets there has it.`,
      );
    case 'token-file':
      return visibleText(
        `In the token file ${place.file}, line ${place.line}, and in the memory of the API server, which read it at its start.`,
      );
    case 'keyring':
      return visibleText(`In the keyring of this desktop, entry ${place.id}.`);
    case 'memory':
      return 'In Keyfob’s memory only, until it quits.';
    case 'view':
      return 'In Keyfob’s memory, until you leave this view.';
    case 'clipboard':
      if (place.clearsAt === null) return 'On the clipboard, perhaps: it could not be taken away.';
      return `On the clipboard, until ${formatMoment(place.clearsAt, now)}.`;
    case 'file':
      return visibleText(`In the file ${place.file}.`);
  }
}
