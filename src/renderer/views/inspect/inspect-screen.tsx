import { Button, PasswordInput } from '@mantine/core';
import { useCallback, useEffect, useState, type ClipboardEvent, type SyntheticEvent } from 'react';
import type { TokenSubject } from '../../../shared/contract/state/inspection.ts';
import type { FoundToken, PastedText } from '../../../shared/contract/state/pasted-text.ts';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { inspectPhrases } from '../../../shared/words/en/inspect-phrases.ts';
import { request } from '../../page/api.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Rich } from '../../components/rich.tsx';
import { useQuery } from '../../page/use-query.ts';
import { Why } from '../../components/why.tsx';
import { tokenName } from '../../components/token-state-badge.tsx';
import { ChooseFound } from './choose-found.tsx';
import { InspectToken } from './inspect-token.tsx';
import { placeText } from './inspect-words.ts';
import { usePaste } from './use-paste.ts';
import './inspect.css';

/** What a token is, who signed it, what it may do; `subject` is the id of a kept one to begin with, or `paste`. */
export function InspectScreen({
  snapshot,
  subject: about,
}: {
  readonly snapshot: Snapshot;
  readonly subject: string | null;
}) {
  const [savedId, setSavedId] = useState(about === 'paste' ? null : about);
  const [pasted, setPasted] = useState<PastedText | null>(null);
  const pastedId = pasted?.id ?? null;

  useEffect(() => {
    if (pastedId === null) return undefined;
    return () => void request('inspect:close', { id: pastedId });
  }, [pastedId]);

  const showChosen = (chosen: PastedText) => {
    // Who left the list meanwhile wants none of it.
    setPasted((shown) => (shown?.id === chosen.id ? chosen : shown));
  };
  const showPasted = useCallback((text: PastedText | null) => {
    setSavedId(null);
    setPasted(text);
  }, []);
  const paste = usePaste(showPasted);
  const showSaved = (id: string | null) => {
    paste.forget();
    setSavedId(id);
    setPasted(null);
  };
  const leave = () => showSaved(null);
  const subject = subjectOf(savedId, pasted);
  const isToChoose = subject === null && pasted !== null;
  const say = inspectPhrases();
  return (
    <section className="screen inspect-screen">
      <div className="screen-head">
        <h1>{say.title}</h1>
        {(subject !== null || isToChoose) && (
          <Button variant="default" onClick={leave}>
            {say.another}
          </Button>
        )}
      </div>
      {subject?.kind === 'pasted' && pasted?.found[0] !== undefined && (
        <RestForgotten token={pasted.found[0]} />
      )}
      {isToChoose && <ChooseFound pasted={pasted} onChosen={showChosen} onLeave={leave} />}
      {subject === null && pasted === null && (
        <ChooseToken
          tokenCount={snapshot.tokenCount}
          version={snapshot.versions.tokens}
          isAsked={about === 'paste'}
          paste={paste}
          onSaved={showSaved}
        />
      )}
      {subject !== null && (
        // What the cluster was asked is true of that one alone.
        <InspectToken key={`${subject.id} ${identityOf(snapshot)}`} subject={subject} snapshot={snapshot} />
      )}
    </section>
  );
}

function identityOf({ cluster }: Snapshot): string {
  return cluster.status === 'open' ? cluster.identity : '';
}

/** The kept token, or the pasted one once it is the only one. */
function subjectOf(keptId: string | null, pasted: PastedText | null): TokenSubject | null {
  if (keptId !== null) return { kind: 'saved', id: keptId };
  return pasted?.found.length === 1 ? { kind: 'pasted', id: pasted.id } : null;
}

/** Where the token stood and what was left out, unless it was pasted alone. */
function RestForgotten({ token }: { readonly token: FoundToken }) {
  if (token.wasAlone) return null;
  const say = inspectPhrases().found;
  if (token.place.kind === 'line' && !token.wasBase64) return <p className="quiet">{say.leftOut}</p>;
  return (
    <p className="quiet">
      <Rich phrase={say.restForgotten(placeText(token))} />
    </p>
  );
}

function ChooseToken({
  tokenCount,
  version,
  isAsked,
  paste: { send: sendText, isBusy, error },
  onSaved,
}: {
  readonly tokenCount: number;
  /** Changes whenever the kept tokens may have changed. */
  readonly version: number;
  /** Whether the person came to paste one: the field has the focus then. */
  readonly isAsked: boolean;
  readonly paste: Pick<ReturnType<typeof usePaste>, 'send' | 'isBusy' | 'error'>;
  readonly onSaved: (id: string) => void;
}) {
  const [text, setText] = useState('');
  const send = (whole: string) => {
    if (isBusy) return;
    setText('');
    void sendText(whole);
  };
  const onPaste = (event: ClipboardEvent) => {
    event.preventDefault();
    send(event.clipboardData.getData('text/plain'));
  };
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    send(text);
  };
  const say = inspectPhrases().choose;
  return (
    <>
      <p>{say.help}</p>
      <p>{say.anyText}</p>
      <Why word="token" />
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
      {tokenCount > 0 && <SavedTokens version={version} onKept={onSaved} />}
    </>
  );
}

const newest = { text: '', order: null, offset: 0, limit: 8, cursor: null };

function SavedTokens({
  version,
  onKept,
}: {
  readonly version: number;
  readonly onKept: (id: string) => void;
}) {
  const list = useQuery('token-entries:list', newest, version);
  const say = inspectPhrases().choose;
  return (
    <div className="inspect-part">
      <h2>{say.saved}</h2>
      {list.error !== null && <ErrorNotice error={list.error} onRetry={list.reload} />}
      <ul className="inspect-saved">
        {list.value?.rows.map(({ id, token }) => (
          <li key={id}>
            <button type="button" className="row-button value" onClick={() => onKept(token.id)}>
              {tokenName(token)}
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
