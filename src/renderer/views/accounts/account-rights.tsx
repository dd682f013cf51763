import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { OwnAccount } from '../../../shared/contract/state/own-account-state.ts';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { accessPhrases } from '../../../shared/words/en/access-phrases.ts';
import { escalationPhrases } from '../../../shared/words/en/escalation-phrases.ts';
import { inspectRightsPhrases } from '../../../shared/words/en/inspect-rights-phrases.ts';
import { ownAccountPhrases } from '../../../shared/words/en/own-account-phrases.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { findRbacOff } from '../../components/rbac-off.tsx';
import { RightsSummary } from '../../components/rights-summary.tsx';
import { useQuery } from '../../page/use-query.ts';

/** What an account may do, and whether a thief of its token could keep access. */
export function AccountRights({
  row,
  snapshot,
  version,
}: {
  readonly row: OwnAccount;
  readonly snapshot: Snapshot;
  /** Another one when its rights were changed. */
  readonly version: number | null;
}) {
  const first = row.rights.kind === 'preset' ? (row.rights.target ?? 'default') : 'default';
  const [namespace, setNamespace] = useState(first);
  const namespaces = useQuery('namespaces:list', {}, null);
  const { value, error, reload } = useQuery('own-account:rights', { name: row.name, namespace }, version);
  const say = ownAccountPhrases().rights;
  const { escalation } = inspectRightsPhrases();
  const ways = escalationPhrases();
  const names = namespaces.value?.names ?? [];
  return (
    <section className="account-part" aria-labelledby="account-escalation">
      {findRbacOff(snapshot) !== null && (
        <p className="notice notice-warning" role="note">
          {say.rbacOff}
        </p>
      )}
      {error !== null && <ErrorNotice error={error} onRetry={reload} />}
      <h3 id="account-escalation">{say.escalation}</h3>
      <div className="account-escalation">
        {value === null && error === null && <p className="quiet">{say.asking}</p>}
        {value !== null && value.escalation.length === 0 && (
          <p>
            {escalation.no}
            {value.rights.incomplete && ` ${escalation.rulesWereLeftOut}`}
          </p>
        )}
        {value !== null && value.escalation.length > 0 && (
          <>
            <p>{escalation.yes}</p>
            <ul className="account-ways">
              {value.escalation.map(({ kind, scope }) => (
                <li key={kind}>
                  {ways[kind].title}{' '}
                  <span className="quiet">
                    {scope === 'cluster'
                      ? escalation.everywhere
                      : escalation.inNamespace(visibleText(namespace))}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <details>
        <summary>{say.all}</summary>
        <div className="stack stack-tight">
          <NativeSelect
            label={accessPhrases().rights.namespace}
            data={names.includes(namespace) ? names : [namespace, ...names]}
            value={namespace}
            onChange={(event) => setNamespace(event.currentTarget.value)}
          />
          {value !== null && <RightsSummary rights={value.rights} />}
        </div>
      </details>
    </section>
  );
}
