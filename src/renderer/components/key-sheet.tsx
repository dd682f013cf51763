import { keyPhrases } from '../../shared/words/en/key-phrases.ts';
import { shortcuts, type KeyAct, type Shortcut } from '../page/keys.ts';
import { screenName, screens } from '../page/screens.ts';
import { Dialog } from './dialog.tsx';
import { keysText } from './keys.tsx';
import './key-sheet.css';

const sizes: readonly KeyAct[] = ['zoom-in', 'zoom-out', 'zoom-reset'];

/** Every key of the window and what it does. */
export function KeySheet({ onClose }: { readonly onClose: () => void }) {
  const say = keyPhrases();
  const { groups, lists, names } = say;
  const isShown = ({ act, key }: Shortcut, at: number) =>
    key === ',' || shortcuts.findIndex((each) => each.act === act) === at;
  const shown = shortcuts.filter(isShown);
  const isOfScreen = ({ act, key }: Shortcut) => key !== ',' && screens.some((screen) => screen === act);
  const ofAct = (shortcut: Shortcut) => [keysText(shortcut), actName(shortcut.act)] as const;
  return (
    <Dialog title={say.title} size="lg" cancel={say.close} onClose={onClose}>
      <div className="key-sheet">
        <Group
          name={groups.anywhere}
          keys={shown.filter((each) => !isOfScreen(each) && !sizes.includes(each.act)).map(ofAct)}
        />
        <Group name={groups.screens} keys={shown.filter(isOfScreen).map(ofAct)} />
        <Group
          name={groups.lists}
          keys={[
            ['↑ ↓', lists.move],
            [names.enter, lists.act],
            [`${names.ctrl} C`, lists.copy],
            [names.escape, lists.leave],
          ]}
        />
        <Group name={groups.size} keys={shown.filter(({ act }) => sizes.includes(act)).map(ofAct)} />
      </div>
    </Dialog>
  );
}

function Group({
  name,
  keys,
}: {
  readonly name: string;
  readonly keys: readonly (readonly [keys: string, act: string])[];
}) {
  return (
    <section>
      <h3>{name}</h3>
      <dl className="key-list">
        {keys.map(([keys, act]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{act}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function actName(act: KeyAct): string {
  const { acts } = keyPhrases();
  const screen = screens.find((each) => each === act);
  return screen === undefined ? acts[act as Exclude<KeyAct, (typeof screens)[number]>] : screenName(screen);
}
