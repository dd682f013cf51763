import { NativeSelect, Radio } from '@mantine/core';
import { useState } from 'react';
import {
  isOfOneNamespace,
  offeredRights,
  type AccountRightsKind,
  type OwnAccount,
} from '../../../shared/contract/state/own-account-state.ts';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { accessPhrases } from '../../../shared/words/en/access-phrases.ts';
import { ownAccountPhrases } from '../../../shared/words/en/own-account-phrases.ts';
import { Dialog } from '../../components/dialog.tsx';
import { findRbacOff } from '../../components/rbac-off.tsx';
import { useQuery } from '../../page/use-query.ts';
import { accountName } from './account-words.ts';

/** Asks what an account shall be allowed, and says when that counts. */
export function ChangeRightsDialog({
  row,
  snapshot,
  onChange,
  onClose,
}: {
  readonly row: OwnAccount;
  readonly snapshot: Snapshot;
  readonly onChange: (wanted: { readonly kind: AccountRightsKind; readonly target: string }) => void;
  readonly onClose: () => void;
}) {
  const offered = offeredRights(row.name);
  const now = row.rights.kind === 'preset' ? row.rights : null;
  const [kind, setKind] = useState<AccountRightsKind>(now?.preset ?? offered[0] ?? 'view-all');
  const [target, setTarget] = useState(now?.target ?? 'default');
  const namespaces = useQuery('namespaces:list', {}, null);
  const names = namespaces.value?.names ?? [];
  const say = ownAccountPhrases();
  const { kinds } = accessPhrases().preset;
  const hasTarget = isOfOneNamespace(kind);
  const isSame = now?.preset === kind && (!hasTarget || now.target === target);
  return (
    <Dialog
      title={say.change.title(accountName(row.name))}
      size="lg"
      action={{
        label: say.change.action,
        kind: 'careful',
        isDisabled: isSame,
        run: () => onChange({ kind, target }),
      }}
      onClose={onClose}
    >
      <Radio.Group
        value={kind}
        onChange={(chosen) => setKind(offered.find((each) => each === chosen) ?? kind)}
        label={say.change.choice}
      >
        <div className="stack stack-tight">
          {offered.map((each) => (
            <Radio
              key={each}
              value={each}
              {...(each === 'everything' ? say.change.everything : kinds[each])}
            />
          ))}
        </div>
      </Radio.Group>
      <NativeSelect
        label={say.change.namespace}
        data={names.includes(target) ? names : [target, ...names]}
        value={target}
        disabled={!hasTarget}
        onChange={(event) => setTarget(event.currentTarget.value)}
      />
      <p>{say.change.effect}</p>
      {findRbacOff(snapshot) !== null && (
        <p className="notice notice-warning" role="note">
          {say.rights.rbacOff}
        </p>
      )}
    </Dialog>
  );
}
