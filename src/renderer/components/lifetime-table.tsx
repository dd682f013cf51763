import { commonPhrases } from '../../shared/words/en/common-phrases.ts';
import { formatRelative } from '../../shared/words/text/format-time.ts';
import { credentialPhrases } from '../../shared/words/en/credential-phrases.ts';
import type { LifetimeState } from '../../shared/contract/state/lifetime-state.ts';
import { Moment } from './moment.tsx';

/** A line of the table: what it is called, what it is, and how its lifetime stands. */
export interface LifetimeRow {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  /** Epoch milliseconds; null for what never expires. */
  readonly expiresAt: number | null;
  readonly state: LifetimeState;
  /** What else must be said of it. */
  readonly flaw: string | null;
}

/** Credentials and when they end, each a button to all about it. */
export function LifetimeTable({
  label,
  heading,
  rows,
  now,
  onOpen,
}: {
  readonly label: string;
  /** The heading of their names. */
  readonly heading: string;
  readonly rows: readonly LifetimeRow[];
  readonly now: number;
  readonly onOpen: (id: string) => void;
}) {
  const say = commonPhrases().lifetimes;
  const { states } = credentialPhrases();
  return (
    <div className="table-frame">
      <table className="table" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            <th scope="col">{say.expires}</th>
            <th scope="col">{say.state}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, about, expiresAt, state, flaw }) => (
            <tr key={id}>
              <td>
                <button type="button" className="row-button value" onClick={() => onOpen(id)}>
                  {name}
                </button>{' '}
                <span className="quiet block value">{about}</span>
              </td>
              <td className="numeric">
                {expiresAt === null ? (
                  say.never
                ) : (
                  <>
                    <Moment at={expiresAt} now={now} />{' '}
                    <span className="quiet block">{formatRelative(expiresAt, now)}</span>
                  </>
                )}
              </td>
              <td>
                <span className={`state-${state}`}>{states[state]}</span>
                {flaw !== null && <span className="state-soon block">{flaw}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
