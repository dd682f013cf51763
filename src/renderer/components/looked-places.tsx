import type { Looked } from '../../shared/contract/state/looked.ts';
import { visibleText } from '../../shared/words/text/visible-text.ts';

/** Where copies of a credential were looked for, and where that was not possible. */
export function LookedPlaces({ looked, unread, unfollowed }: Looked) {
  return (
    <>
      <details>
        <summary>Looked into {looked.length === 1 ? '1 place' : `${looked.length} places`}</summary>
        <Places places={looked} />
      </details>
      {unread.length > 0 && (
        <details>
          <summary>
            {unread.length === 1 ? '1 place' : `${unread.length} places`} could not be looked into
          </summary>
          <Places places={unread} />
        </details>
      )}
      {unfollowed.length > 0 && (
        <details>
          <summary>
            {unfollowed.length === 1 ? '1 line names' : `${unfollowed.length} lines name`} kubeconfigs in a
            way that cannot be followed from here
          </summary>
          <Places places={unfollowed.map(({ file, line }) => `${file}, line ${line}`)} />
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
