import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { TokenCopy } from '../../../shared/contract/requests/admin-requests.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { request } from '../../page/api.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LookedPlaces } from '../../components/looked-places.tsx';
import { Moment } from '../../components/moment.tsx';
import { useNow } from '../../page/use-now.ts';
import { useQuery } from '../../page/use-query.ts';
import type { AppError } from '../../../shared/contract/errors/errors.ts';

const places: Readonly<Record<TokenCopy['place'], string>> = {
  'own-kubeconfig': 'Your kubeconfig',
  backup: 'A backup that MicroK8s left',
  'older-revision': 'Files of an older snap revision',
};

const obstacles: Readonly<Record<Exclude<TokenCopy['change'], 'possible'>, ReactNode>> = {
  'set-aside': 'Keyfob kept it when it put a new token in: delete it once that works.',
  'yours-unused': 'No program reads it: you can delete it.',
  'not-a-token': 'It does not open this cluster: if it is meant to, put a new credential in its place.',
  refers: 'It names another file for its token: put the new token in there by hand.',
  'not-yours': 'It is not a file of yours: its owner must put the new token in.',
  'several-names': 'It has several names (hard links): put the new token in by hand.',
  'not-in-use': 'Nothing reads it: root can delete it.',
  'kept-for-revert': (
    <>
      Leave it there while you may want to go back: “snap revert” would use it. Later,{' '}
      <code>sudo snap remove microk8s --revision=NUMBER</code> removes all of that revision.
    </>
  ),
};

interface Updated {
  readonly file: string;
  readonly backup: string;
}

/** The admin credential in the words of this screen: by what the cluster knows its administrator. */
export type CopiedCredential = 'token' | 'certificate' | 'credential';

/** Where else on this machine the admin credential of now or of before lies, and the user's own kubeconfigs to bring up to date. */
export function TokenCopies({
  version,
  credential,
}: {
  readonly version: string;
  readonly credential: CopiedCredential;
}) {
  const [round, setRound] = useState(0);
  const [updated, setUpdated] = useState<readonly Updated[]>([]);
  const [failure, setFailure] = useState<AppError | null>(null);
  const { value, error } = useQuery('admin:copies', {}, `${version} ${round}`);

  const update = async ({ id, file }: TokenCopy) => {
    setFailure(null);
    const reply = await request('admin:update-copy', { id });
    if (reply.ok) setUpdated((before) => [...before, { file, backup: reply.value.backup }]);
    else setFailure(reply.error);
    setRound((before) => before + 1);
  };

  const problem = error ?? failure;
  return (
    <section className="stack stack-tight" aria-labelledby="token-copies">
      <div>
        <h2 id="token-copies">Copies of the admin {credential}</h2>
        <p className="quiet">
          Looked for below <code>~/.kube</code>, where KUBECONFIG and the start files of your shells lead, in
          the backups that MicroK8s leaves, and in older snap revisions. A copy in another folder, on another
          machine, in a pipeline or in a chat is not found.
        </p>
      </div>
      {problem !== null && <ErrorNotice error={problem} onRetry={() => setRound((before) => before + 1)} />}
      {value === null && error === null && <p aria-busy>Looking for copies…</p>}
      {value !== null && value.copies.length === 0 && <p>None was found in the places below.</p>}
      {value !== null && value.copies.length > 0 && (
        <ul className="copies">
          {value.copies.map((copy) => (
            <CopyLine key={copy.id} copy={copy} onUpdate={() => void update(copy)} />
          ))}
        </ul>
      )}
      <div role="status">
        {updated.map(({ file, backup }) => (
          <p key={backup}>
            Updated {visibleText(file)}; what it held is in {visibleText(backup)}.
          </p>
        ))}
      </div>
      {value !== null && <LookedPlaces {...value} />}
    </section>
  );
}

function CopyLine({ copy, onUpdate }: { readonly copy: TokenCopy; readonly onUpdate: () => void }) {
  const { file, place, holds, change } = copy;
  const isFormer = holds === 'former';
  return (
    <li className="copy">
      <div className="copy-text">
        <code className="value block">{visibleText(file)}</code>
        <span className="quiet">
          {places[place]}, holds <Held copy={copy} />.
        </span>
        {isFormer && change !== 'possible' && <span className="block">{obstacles[change]}</span>}
      </div>
      {isFormer && change === 'possible' && (
        <Button
          size="sm"
          variant="default"
          aria-label={`Put the new token in: ${visibleText(file)}`}
          onClick={onUpdate}
        >
          Put the new token in
        </Button>
      )}
    </li>
  );
}

function Held({ copy: { credential, holds, expiresAt } }: { readonly copy: TokenCopy }) {
  const now = useNow();
  if (credential === 'token') return holds === 'former' ? 'the old token' : 'the token of now';
  if (holds === 'former') return 'an admin certificate of a CA that this cluster does not have';
  const which = holds === 'current' ? 'the certificate of now' : 'another admin certificate of this cluster';
  if (expiresAt === null) return which;
  return (
    <>
      {which}, which {expiresAt <= now ? 'expired on' : 'opens the cluster until'} <Moment at={expiresAt} />
    </>
  );
}
