import type { Looked } from '../../shared/contract/state/looked.ts';
import { commonPhrases } from '../../shared/words/en/common-phrases.ts';
import { visibleText } from '../../shared/words/text/visible-text.ts';

/** Where copies of a credential were looked for, and where that was not possible. */
export function LookedPlaces({ looked, unread, unfollowed }: Looked) {
  const say = commonPhrases().places;
  return (
    <>
      <details>
        <summary>{say.looked(looked.length)}</summary>
        <Places places={looked} />
      </details>
      {unread.length > 0 && (
        <details>
          <summary>{say.unread(unread.length)}</summary>
          <Places places={unread} />
        </details>
      )}
      {unfollowed.length > 0 && (
        <details>
          <summary>{say.unfollowed(unfollowed.length)}</summary>
          <Places places={unfollowed.map(({ file, line }) => say.line(file, line))} />
        </details>
      )}
    </>
  );
}

function Places({ places }: { readonly places: readonly string[] }) {
  return (
    <ul className="plain-list">
      {places.map((place) => (
        <li key={place}>
          <code className="value">{visibleText(place)}</code>
        </li>
      ))}
    </ul>
  );
}
