import { parseJson } from '../../files/text/parse-json.ts';

/** A decoded JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A JSON object as it was read; `duplicates` are the paths that occur more than once, of which JSON readers keep the last. */
export interface ParsedObject {
  readonly object: JsonObject;
  readonly duplicates: readonly string[];
}

/** Why a text gives no object: it is no JSON, another JSON value, or nested too deeply to be shown. */
export type ObjectProblem = 'no-json' | 'no-object' | 'too-deep';

/** Deeper than any token is, and far from where a recursive reader runs out of stack. */
const deepest = 32;

/** Reads a JSON object and notes what a plain parse hides: names that occur twice, and its depth. */
export function readJsonObject(text: string): ParsedObject | ObjectProblem {
  const value = parseJson(text);
  if (value === undefined) return 'no-json';
  if (!isJsonObject(value)) return 'no-object';
  const duplicates = findDuplicates(text);
  return duplicates === null ? 'too-deep' : { object: value, duplicates };
}

/** Reads the members that are whole in the beginning of a JSON object. */
export function readJsonBeginning(text: string): ParsedObject | ObjectProblem {
  return text === '' ? { object: {}, duplicates: [] } : readJsonObject(closeJson(text));
}

/** Whether a JSON value is an object. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The paths of names that occur twice in one object of a valid JSON text; null when it is nested too deeply. */
function findDuplicates(text: string): string[] | null {
  const duplicates = new Set<string>();
  const open: { readonly path: string; readonly names: Set<string>; name: string }[] = [];
  let last = '';
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:]/g)) {
    const inside = open.at(-1);
    if (token === '{' || token === '[') {
      if (open.length === deepest) return null;
      open.push({
        path: inside === undefined ? '' : join(inside.path, inside.name),
        names: new Set(),
        name: '',
      });
    } else if (token === '}' || token === ']') open.pop();
    else if (token === ':' && inside !== undefined) {
      inside.name = JSON.parse(last) as string;
      if (inside.names.has(inside.name)) duplicates.add(join(inside.path, inside.name));
      inside.names.add(inside.name);
    } else last = token;
  }
  return [...duplicates];
}

function join(path: string, name: string): string {
  return path === '' ? name : name === '' ? path : `${path}.${name}`;
}

/** The beginning of a JSON text without the member at which it ends, and with the brackets that this leaves open closed. */
function closeJson(text: string): string {
  const open: string[] = [];
  let end = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|["{}[\],]/g)) {
    if (token === '"') break;
    if (token.startsWith('"')) continue;
    if (token === '{' || token === '[') open.push(token === '{' ? '}' : ']');
    else if (token !== ',') open.pop();
    end = token === ',' ? index : index + 1;
  }
  return text.slice(0, end) + open.reverse().join('');
}
