/** What shows nothing, moves what is shown, or passes for a space. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{DI}]|(?! )\p{Zs}/u;
const eachHidden = new RegExp(hidden, 'gu');

/** Text from outside with control, bidi, zero-width and other hidden characters shown as `\u{…}` escapes. */
export function visibleText(text: string): string {
  return text.replace(eachHidden, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** Whether every character of a text can be seen. */
export function isVisible(text: string): boolean {
  return !hidden.test(text);
}

/** A value as one line of JSON in which hidden characters are escaped. */
export function visibleJson(value: unknown): string {
  return JSON.stringify(value).replace(eachHidden, (character) =>
    Array.from({ length: character.length }, (_, at) => escapeUnit(character.charCodeAt(at))).join(''),
  );
}

function escapeUnit(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
