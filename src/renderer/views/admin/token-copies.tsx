import { Button } from '@mantine/core';
import { useState } from 'react';
import type { TokenCopy } from '../../../shared/contract/requests/admin-requests.ts';
import { adminPhrases } from '../../../shared/words/en/admin-phrases.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LookedPlaces } from '../../components/looked-places.tsx';
import { Moment } from '../../components/moment.tsx';
import { Rich } from '../../components/rich.tsx';
import { useNow } from '../../page/use-now.ts';
import { useCommand } from '../../page/use-command.ts';
import { useQuery } from '../../page/use-query.ts';

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
  const [updated, setUpdated] = useState<readonly Updated[]>([]);
  const { value, error, reload } = useQuery('admin:copies', {}, version);
  const command = useCommand('admin:update-copy');

  const update = async ({ id, file }: TokenCopy) => {
    const answer = await command.ask({ id });
    if (answer !== null) setUpdated((before) => [...before, { file, backup: answer.backup }]);
    reload();
  };

  const problem = error ?? command.error;
  const say = adminPhrases().copies;
  return (
    <section className="stack stack-tight" aria-labelledby="token-copies">
      <div>
        <h2 id="token-copies">{say.title[credential]}</h2>
        <p className="quiet">
          <Rich phrase={say.about(<code>~/.kube</code>)} />
        </p>
      </div>
      {problem !== null && <ErrorNotice error={problem} onRetry={reload} />}
      {value === null && error === null && <p aria-busy>{say.looking}</p>}
      {value !== null && value.copies.length === 0 && <p>{say.none}</p>}
      {value !== null && value.copies.length > 0 && (
        <ul className="copies">
          {value.copies.map((copy) => (
            <CopyLine key={copy.id} copy={copy} onUpdate={() => void update(copy)} />
          ))}
        </ul>
      )}
      <div role="status">
        {updated.map(({ file, backup }) => (
          <p key={backup}>{say.updated(visibleText(file), visibleText(backup))}</p>
        ))}
      </div>
      {value !== null && <LookedPlaces {...value} />}
    </section>
  );
}

function CopyLine({ copy, onUpdate }: { readonly copy: TokenCopy; readonly onUpdate: () => void }) {
  const { file, place, holds, change } = copy;
  const isFormer = holds === 'former';
  const say = adminPhrases().copies;
  return (
    <li className="copy">
      <div className="copy-text">
        <code className="value block">{visibleText(file)}</code>
        <span className="quiet">
          <Rich phrase={say.holds(say.place[place], <Held copy={copy} />)} />
        </span>
        {isFormer && change !== 'possible' && (
          <span className="block">
            <Obstacle change={change} />
          </span>
        )}
      </div>
      {isFormer && change === 'possible' && (
        <Button size="sm" variant="default" aria-label={say.updateFile(visibleText(file))} onClick={onUpdate}>
          {say.update}
        </Button>
      )}
    </li>
  );
}

function Obstacle({ change }: { readonly change: Exclude<TokenCopy['change'], 'possible'> }) {
  const say = adminPhrases().copies;
  if (change !== 'kept-for-revert') return say.obstacle[change];
  return (
    <Rich phrase={say.keptForRevert(<code>{`sudo snap remove microk8s --revision=${say.revision}`}</code>)} />
  );
}

function Held({ copy: { credential, holds, expiresAt } }: { readonly copy: TokenCopy }) {
  const now = useNow();
  const say = adminPhrases().copies.held;
  if (credential === 'token') return holds === 'former' ? say.formerToken : say.currentToken;
  if (holds === 'former') return say.formerCertificate;
  const which = holds === 'current' ? say.currentCertificate : say.otherCertificate;
  if (expiresAt === null) return which;
  return <Rich phrase={say[expiresAt <= now ? 'expired' : 'valid'](which, <Moment at={expiresAt} />)} />;
}
