import { NativeSelect } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { Output } from '../../../shared/contract/contract.ts';
import type { PresetKind } from '../../../shared/contract/state/preset.ts';
import type { Account } from '../../../shared/contract/state/account.ts';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { accessPhrases } from '../../../shared/words/en/access-phrases.ts';
import { accountPhrases } from '../../../shared/words/en/account-phrases.ts';
import { escalationPhrases } from '../../../shared/words/en/escalation-phrases.ts';
import { newTokenPhrases } from '../../../shared/words/en/new-token-phrases.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { findRbacOff, RbacOff } from '../../components/rbac-off.tsx';
import { RightsSummary } from '../../components/rights-summary.tsx';
import { rightsWorthALine } from '../../components/rights-worth-a-line.ts';
import { useQuery } from '../../page/use-query.ts';

type Reach = Extract<Output<'account:rights'>, { ok: true }>['value'];

/** What a token of this identity may do, told before it is minted: how dangerous that is first. */
export function IdentityRights({
  snapshot,
  account,
  preset,
}: {
  readonly snapshot: Snapshot;
  readonly account: Account | null;
  readonly preset: PresetKind | null;
}) {
  const rbacOff = findRbacOff(snapshot);
  const say = newTokenPhrases().rights;
  return (
    <section className="new-token-rights" aria-labelledby="new-token-rights">
      <h4 id="new-token-rights">{say.title}</h4>
      {rbacOff !== null ? (
        <RbacOff finding={rbacOff} isPreset={preset !== null} />
      ) : preset !== null ? (
        <Judgement isDangerous={preset === 'edit-namespace'}>{say.presets[preset]}</Judgement>
      ) : account !== null ? (
        <AccountRights key={`${account.namespace}/${account.name}`} account={account} />
      ) : (
        <p className="quiet">{say.chooseFirst}</p>
      )}
      {account?.name === 'default' && <Judgement isDangerous>{accountPhrases().defaultIsPoor}</Judgement>}
    </section>
  );
}

function AccountRights({ account }: { readonly account: Account }) {
  const [namespace, setNamespace] = useState(account.namespace);
  const namespaces = useQuery('namespaces:list', {}, null);
  const { value, error, reload } = useQuery('account:rights', { account, namespace }, null);
  const say = newTokenPhrases().rights;
  const names = namespaces.value?.names ?? [];
  const { namespace: label, namespaceHelp } = accessPhrases().rights;
  return (
    <>
      {value === null ? (
        <p className="quiet" aria-busy={error === null}>
          {error === null ? say.asking : say.unknown}
        </p>
      ) : (
        <Judgement isDangerous={value.escalation.length > 0}>{judgementText(value)}</Judgement>
      )}
      {error !== null && <ErrorNotice error={error} onRetry={reload} />}
      {value !== null && (
        <details className="new-token-more">
          <summary>{say.all}</summary>
          <NativeSelect
            label={label}
            description={namespaceHelp}
            data={names.includes(namespace) ? names : [namespace, ...names]}
            value={namespace}
            onChange={(event) => setNamespace(event.currentTarget.value)}
          />
          <RightsSummary rights={value.rights} />
        </details>
      )}
    </>
  );
}

function Judgement({
  isDangerous,
  children,
}: {
  readonly isDangerous: boolean;
  readonly children: ReactNode;
}) {
  const Icon = isDangerous ? IconAlertTriangle : IconInfoCircle;
  return (
    <p className={isDangerous ? 'new-token-judgement state-soon' : 'new-token-judgement'}>
      <Icon size={20} aria-hidden />
      <span>{children}</span>
    </p>
  );
}

const mostWays = 3;

function judgementText({ rights, escalation }: Reach): string {
  const say = newTokenPhrases().rights;
  if (rights.everything) return say.everything;
  if (escalation.length > 0) {
    const ways = escalationPhrases();
    return say.couldOutlast(escalation.slice(0, mostWays).map(({ kind }) => ways[kind].title));
  }
  if (rights.incomplete) return say.incomplete;
  return rightsWorthALine(rights).length === 0 ? say.nothing : say.endsWithIt;
}
