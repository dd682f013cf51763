import { Button, PasswordInput } from '@mantine/core';
import { useEffect, useState, type ClipboardEvent, type SyntheticEvent } from 'react';
import type { TokenSubject } from '../../../shared/contract/state/inspection.ts';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { inspectPhrases } from '../../../shared/words/en/inspect-phrases.ts';
import { request } from '../../page/api.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useCommand } from '../../page/use-command.ts';
import { useQuery } from '../../page/use-query.ts';
import { tokenName } from '../../components/token-state-badge.tsx';
import { InspectToken } from './inspect-token.tsx';
import './inspect.css';

/** What a token is, who signed it, what it may do; `subject` is the id of a kept one to begin with, or `paste`. */
export function InspectScreen({
  snapshot,
  subject: about,
}: {
  readonly snapshot: Snapshot;
  readonly subject: string | null;
}) {
  const [subject, setSubject] = useState<TokenSubject | null>(
    about === null || about === 'paste' ? null : { kind: 'kept', id: about },
  );
  const pastedId = subject?.kind === 'pasted' ? subject.id : null;

  useEffect(() => {
    if (pastedId === null) return undefined;
    return () => void request('inspect:close', { id: pastedId });
  }, [pastedId]);

  const say = inspectPhrases();
  return (
    <section className="screen">
      <div className="screen-head">
        <h1>{say.title}</h1>
        {subject !== null && (
          <Button variant="default" onClick={() => setSubject(null)}>
            {say.another}
          </Button>
        )}
      </div>
      {subject === null ? (
        <ChooseToken tokenCount={snapshot.tokenCount} isAsked={about === 'paste'} onSubject={setSubject} />
      ) : (
        <InspectToken key={subject.id} subject={subject} snapshot={snapshot} />
      )}
    </section>
  );
}

function ChooseToken({
  tokenCount,
  isAsked,
  onSubject,
}: {
  readonly tokenCount: number;
  /** Whether the person came to paste one: the field has the focus then. */
  readonly isAsked: boolean;
  readonly onSubject: (subject: TokenSubject) => void;
}) {
  const [text, setText] = useState('');
  const { ask, error } = useCommand('inspect:paste');
  const send = async (token: string) => {
    setText('');
    const pasted = await ask({ text: token });
    if (pasted !== null) onSubject({ kind: 'pasted', id: pasted.id });
  };
  const onPaste = (event: ClipboardEvent) => {
    event.preventDefault();
    void send(event.clipboardData.getData('text/plain'));
  };
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    void send(text);
  };
  const say = inspectPhrases().choose;
  return (
    <>
      <p>{say.help}</p>
      <form className="paste" onSubmit={onSubmit}>
        <PasswordInput
          className="paste-field"
          label={say.field}
          autoComplete="off"
          autoFocus={isAsked}
          value={text}
          onPaste={onPaste}
          onChange={(event) => setText(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': say.show }}
        />
        <Button type="submit">{say.inspect}</Button>
      </form>
      {error !== null && <ErrorNotice error={error} />}
      {tokenCount > 0 && <KeptTokens onSubject={onSubject} />}
    </>
  );
}

function KeptTokens({ onSubject }: { readonly onSubject: (subject: TokenSubject) => void }) {
  const list = useQuery('tokens:list', { offset: 0, limit: 8 }, 0);
  const say = inspectPhrases().choose;
  return (
    <div className="inspect-part">
      <h2>{say.kept}</h2>
      <ul className="inspect-kept">
        {list.value?.rows.map((row) => (
          <li key={row.id}>
            <button
              type="button"
              className="row-button value"
              onClick={() => onSubject({ kind: 'kept', id: row.id })}
            >
              {tokenName(row)}
            </button>
          </li>
        ))}
      </ul>
      {list.value !== null && list.value.total > list.value.rows.length && (
        <p className="quiet">{say.newestOf(list.value.total)}</p>
      )}
    </div>
  );
}
