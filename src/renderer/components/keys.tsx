import { keyPhrases } from '../../shared/words/en/key-phrases.ts';
import { shortcuts, type KeyAct, type Shortcut } from '../page/keys.ts';

/** The keys of an act, as they are written on a keyboard; nothing where it has none. */
export function Keys({ act }: { readonly act: KeyAct }) {
  const shortcut = shortcuts.find((each) => each.act === act);
  return shortcut === undefined ? null : <kbd className="keys">{keysText(shortcut)}</kbd>;
}

/** A shortcut in words, such as `Ctrl Shift C`. */
export function keysText({ modifiers, key }: Shortcut): string {
  const { names } = keyPhrases();
  const last = key === 'ArrowLeft' ? '←' : key.toUpperCase();
  return [...modifiers.map((each) => names[each]), last].join(' ');
}
