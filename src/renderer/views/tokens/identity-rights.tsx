import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Preset } from '../../../shared/contract/state/preset.ts';
import type { Account } from '../../../shared/contract/requests/new-token-requests.ts';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { accessPhrases } from '../../../shared/words/en/access-phrases.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { findRbacOff, RbacOff } from '../../components/rbac-off.tsx';
import { RightsSummary } from '../../components/rights-summary.tsx';
import { useQuery } from '../../page/use-query.ts';

/** What a token of this identity may do, told before it is minted; that RBAC is off comes first. */
export function IdentityRights({
  snapshot,
  account,
  preset,
}: {
  readonly snapshot: Snapshot;
  readonly account: Account | null;
  readonly preset: Preset | null;
}) {
  const rbacOff = findRbacOff(snapshot);
  if (rbacOff !== null) return <RbacOff finding={rbacOff} isPreset={preset !== null} />;
  return account === null ? null : (
    <AccountRights key={`${account.namespace}/${account.name}`} account={account} />
  );
}

function AccountRights({ account }: { readonly account: Account }) {
  const [namespace, setNamespace] = useState(account.namespace);
  const namespaces = useQuery('namespaces:list', {}, null);
  const { value, error, reload } = useQuery('account:rights', { account, namespace }, null);
  const say = accessPhrases().rights;
  const names = namespaces.value?.names ?? [];
  return (
    <div className="new-token-part">
      <h3>{say.title}</h3>
      <NativeSelect
        label={say.namespace}
        description={say.namespaceHelp}
        data={names.includes(namespace) ? names : [namespace, ...names]}
        value={namespace}
        onChange={(event) => setNamespace(event.currentTarget.value)}
      />
      {error !== null && <ErrorNotice error={error} onRetry={reload} />}
      {value === null && error === null && <p aria-busy>{say.asking}</p>}
      {value !== null && <RightsSummary rights={value} />}
    </div>
  );
}
