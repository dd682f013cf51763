import type { Preset } from '../../../shared/contract/state/preset.ts';
import { newTokenPhrases } from '../../../shared/words/en/new-token-phrases.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { ObjectList } from '../../components/object-list.tsx';
import { useQuery } from '../../page/use-query.ts';
import { accountOf, type Draft } from './new-token-draft.ts';

/** Everything that minting makes in the cluster. */
export function NewTokenObjects({ draft }: { readonly draft: Draft }) {
  const account = accountOf(draft);
  const say = newTokenPhrases().objects;
  const isNew = draft.mode === 'new';
  return (
    <section className="new-token-part" aria-labelledby="new-token-objects">
      <h3 id="new-token-objects">{say.title}</h3>
      {isNew && account !== null && <PresetObjects preset={draft.preset} />}
      {isNew && account === null && <p className="quiet">{say.afterName}</p>}
      {draft.revocable && (
        <ul className="plain-list">
          <li>{account === null ? say.secretBeside : say.secretIn(visibleText(account.namespace))}</li>
        </ul>
      )}
      {!isNew && !draft.revocable && <p className="quiet">{say.nothing}</p>}
    </section>
  );
}

function PresetObjects({ preset }: { readonly preset: Preset }) {
  const { value } = useQuery('preset:show', preset, null);
  return <ObjectList objects={value?.objects ?? []} />;
}
