import { describe, expect, it } from 'vitest';
import { shortcutOf, shortcuts, type Stroke } from '../../src/renderer/page/keys.ts';

const plain: Stroke = { key: '', code: '', ctrlKey: false, shiftKey: false, altKey: false, metaKey: false };
const ctrl: Stroke = { ...plain, ctrlKey: true };
const actOf = (stroke: Stroke) => shortcutOf(stroke)?.act ?? null;

describe('the keys of the window', () => {
  it.each<[string, Stroke, string]>([
    ['Ctrl K', { ...ctrl, key: 'k' }, 'commands'],
    ['Ctrl K with Caps Lock', { ...ctrl, key: 'K' }, 'commands'],
    ['Ctrl Shift C', { ...ctrl, key: 'C', shiftKey: true }, 'copy-fresh'],
    ['Ctrl 2', { ...ctrl, key: '2', code: 'Digit2' }, 'tokens'],
    ['Ctrl 2 of the number pad', { ...ctrl, key: '2', code: 'Numpad2' }, 'tokens'],
    ['Ctrl é, where a French keyboard has the 2', { ...ctrl, key: 'é', code: 'Digit2' }, 'tokens'],
    ['Ctrl comma', { ...ctrl, key: ',' }, 'settings'],
    ['Alt ←', { ...plain, altKey: true, key: 'ArrowLeft' }, 'back'],
    ['Ctrl + as in German', { ...ctrl, key: '+' }, 'zoom-in'],
    ['Ctrl + as in English', { ...ctrl, key: '+', shiftKey: true }, 'zoom-in'],
    ['Ctrl =', { ...ctrl, key: '=' }, 'zoom-in'],
    ['Ctrl -', { ...ctrl, key: '-' }, 'zoom-out'],
    ['Ctrl 0', { ...ctrl, key: '0', code: 'Digit0' }, 'zoom-reset'],
    ['?', { ...plain, key: '?', shiftKey: true }, 'keys'],
  ])('%s', (_name, stroke, act) => {
    expect(actOf(stroke)).toBe(act);
  });

  it.each<[string, Stroke]>([
    ['Ctrl C, which copies what is selected', { ...ctrl, key: 'c' }],
    ['Ctrl Shift K', { ...ctrl, key: 'K', shiftKey: true }],
    ['Ctrl Alt K', { ...ctrl, altKey: true, key: 'k' }],
    ['Meta Ctrl K', { ...ctrl, metaKey: true, key: 'k' }],
    ['a letter', { ...plain, key: 'k' }],
    ['Ctrl alone', { ...ctrl, key: 'Control' }],
    ['Shift ←', { ...plain, shiftKey: true, key: 'ArrowLeft' }],
  ])('nothing by %s', (_name, stroke) => {
    expect(shortcutOf(stroke)).toBeNull();
  });

  it('are each declared once', () => {
    const all = shortcuts.map(({ modifiers, key }) => [...modifiers, key].join(' '));
    expect(new Set(all).size).toBe(all.length);
  });
});
