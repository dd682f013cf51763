import type { MadeUp } from './phrase-arguments.ts';

/** One phrase as two languages say it with the same arguments. */
export interface Said {
  readonly path: string;
  readonly english: string;
  readonly german: string;
  /** Those of the arguments that tell whether they are said. */
  readonly markers: readonly string[];
}

/** What German phrases may have in common with English ones, though they are of more than two words. */
export interface Alike {
  readonly path: string;
  readonly why: string;
}

type Tree = Readonly<Record<string, unknown>>;

/** Every name of a phrase, with what kind of phrase it is. */
export function namesOf(tree: object, path: readonly string[] = []): string[] {
  return Object.entries(tree as Tree).flatMap(([name, phrase]) => {
    const here = [...path, name];
    return isTree(phrase) ? namesOf(phrase, here) : [`${here.join('.')}: ${typeof phrase}`];
  });
}

/** Every phrase of two languages, functions with each of their made-up arguments. */
export function everySaid(
  english: object,
  german: object,
  argumentsOf: (path: readonly string[]) => readonly MadeUp[],
  path: readonly string[] = [],
): Said[] {
  return Object.entries(english as Tree).flatMap(([name, phrase]) => {
    const here = [...path, name];
    const other = (german as Tree)[name];
    if (isTree(phrase)) return isTree(other) ? everySaid(phrase, other, argumentsOf, here) : [];
    if (typeof phrase !== 'function' || typeof other !== 'function')
      return [{ path: here.join('.'), english: textOf(phrase), german: textOf(other), markers: [] }];
    return argumentsOf(here).map(({ values, markers }) => ({
      path: here.join('.'),
      english: textOf(Reflect.apply(phrase, undefined, values)),
      german: textOf(Reflect.apply(other, undefined, values)),
      markers,
    }));
  });
}

/** The arguments that English says and German does not. */
export function unsaid({ english, german, markers }: Said): readonly string[] {
  return markers.filter((marker) => says(english, marker) && !says(german, marker));
}

/** Whether the phrase of more than two words is the English one. */
export function isLeftEnglish({ english, german, markers }: Said): boolean {
  const own = markers.reduce((text, marker) => text.replaceAll(marker, ' '), english);
  return english === german && (own.match(/\p{L}{2,}/gu) ?? []).length > 2;
}

/** What of the text is not how German is written: its quotation marks, and how a person is addressed. */
export function notGerman(text: string): readonly string[] {
  const unpaired = text.replace(/„[^„“”]*“/g, '').match(/[„“”"]/g) ?? [];
  const informal = text.match(/(?<![\p{L}-])(?:du|dein(?:e[mnrs]?)?|dir|dich)(?!\p{L})/giu) ?? [];
  return [...unpaired, ...informal];
}

function says(text: string, marker: string): boolean {
  return /^\d+$/.test(marker) ? new RegExp(`(?<!\\d)${marker}(?!\\d)`).test(text) : text.includes(marker);
}

/** All that a phrase says, pieces and fields one after the other. */
function textOf(said: unknown): string {
  if (typeof said === 'string') return said;
  if (Array.isArray(said)) return said.map(textOf).join('');
  if (isTree(said)) return Object.values(said).map(textOf).join('\n');
  return said === null || said === undefined ? '' : JSON.stringify(said);
}

function isTree(phrase: unknown): phrase is object {
  return typeof phrase === 'object' && phrase !== null;
}
