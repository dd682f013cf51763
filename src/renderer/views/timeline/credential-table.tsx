import type { Credential } from '../../../shared/credentials-state.ts';
import { lifetimeState, stateNames } from '../../../shared/lifetime-state.ts';
import { Moment } from '../../components/moment.tsx';
import { useGo } from '../../places.ts';
import { kindNames, leftOf, nameOf, openCredential } from './credential-words.ts';

/** The same as the timeline, in rows. */
export function CredentialTable({
  credentials,
  now,
  tokenShare,
}: {
  readonly credentials: readonly Credential[];
  readonly now: number;
  readonly tokenShare: number;
}) {
  const go = useGo();
  return (
    <div className="table-frame">
      <table className="table" aria-labelledby="timeline">
        <thead>
          <tr>
            <th scope="col">Credential</th>
            <th scope="col">Kind</th>
            <th scope="col">Expires</th>
            <th scope="col">Left</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {credentials.map((credential) => {
            const { id, kind, notBefore, expiresAt } = credential;
            const state = lifetimeState(kind, notBefore, expiresAt, now, tokenShare);
            return (
              <tr key={id}>
                <td>
                  <button type="button" className="row-button" onClick={() => openCredential(credential, go)}>
                    {nameOf(credential)}
                  </button>
                </td>
                <td>{kindNames[kind]}</td>
                <td className="numeric">
                  {expiresAt === null ? 'Never' : <Moment at={expiresAt} now={now} />}
                </td>
                <td className="numeric">{expiresAt === null ? '–' : leftOf(credential, now)}</td>
                <td className={`state state-${state}`}>{stateNames[state]}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
