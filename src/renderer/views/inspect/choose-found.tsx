import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { FoundToken, PastedText } from '../../../shared/contract/state/pasted-text.ts';
import { inspectPhrases } from '../../../shared/words/en/inspect-phrases.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useCommand } from '../../page/use-command.ts';
import { placeText } from './inspect-words.ts';

/** The tokens of a pasted text, of which one is chosen to be inspected: arrows move, Enter takes, Esc leaves. */
export function ChooseFound({
  pasted: { id, found },
  onChosen,
  onLeave,
}: {
  readonly pasted: PastedText;
  /** Gets the text with the chosen one alone, once main has no other. */
  readonly onChosen: (chosen: PastedText) => void;
  readonly onLeave: () => void;
}) {
  const { run, isBusy, error } = useCommand('inspect:choose');
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector('button')?.focus(), []);
  const say = inspectPhrases().found;

  const choose = async (index: number) => {
    if (await run({ id, index })) onChosen({ id, found: found.slice(index, index + 1) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const last = buttons.length - 1;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: Math.min(at + 1, last),
      ArrowUp: Math.max(at - 1, 0),
      Home: 0,
      End: last,
    };
    const next = moves[event.key];
    if (event.key === 'Escape') onLeave();
    else if (next !== undefined) buttons[next]?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <div className="inspect-choice">
      <h2 id="inspect-choice">{say.title(found.length)}</h2>
      <p>{say.help}</p>
      <ul ref={list} aria-labelledby="inspect-choice" className="inspect-found" onKeyDown={onKeyDown}>
        {found.map((token, index) => (
          <li key={index}>
            <button
              type="button"
              className="found-token"
              disabled={isBusy}
              onClick={() => void choose(index)}
            >
              <span className="strong">{nameOf(token, index)}</span>
              <span className="quiet">{placeText(token)}</span>
              <code>{visibleText(token.masked)}</code>
            </button>
          </li>
        ))}
      </ul>
      {error !== null && <ErrorNotice error={error} />}
    </div>
  );
}

function nameOf({ account }: FoundToken, index: number): string {
  const say = inspectPhrases().found;
  return account === null
    ? say.unnamed(index + 1)
    : say.account(visibleText(account.namespace), visibleText(account.name));
}
