import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { FlagKind } from './api-server-flags.ts';
import { isDuration, readInteger, readList, readSwitch } from './go-values.ts';
import type { Argument } from './split-arguments.ts';

/** What one argument gives a flag; `variable` where that hangs on one whose value is not known. */
export type FlagValue = { readonly line: number } & (
  { readonly text: string } | { readonly variable: string }
);

/** The flags that were given, by name, with all their values in order. */
export type Flags = ReadonlyMap<string, readonly FlagValue[]>;

/** What stops a server for sure. */
export interface Refusal {
  readonly kind: 'refused';
  readonly line: number;
  readonly problem: 'stray-word' | 'bad-flag' | 'no-value' | 'bad-value' | 'prints-only';
}

/** What hangs on something that is not known: a variable, or with null whether an unknown flag takes a value. */
export interface Unclear {
  readonly kind: 'unclear';
  readonly line: number;
  readonly variable: string | null;
}

type Failure = Refusal | Unclear;

/**
 * Reads arguments as pflag does for a server that takes no words beside its flags: `--name=value`, `--name value`, a switch
 * alone, `_` for `-` in names, `-v` and `-h`, and `--` as the end. A flag that is not listed is taken as one that this
 * version of the server knows.
 */
export function parseFlags(
  given: readonly Argument[],
  kinds: ReadonlyMap<string, FlagKind>,
): Result<Flags, Failure> {
  const flags = new FlagReader(given, kinds);
  const failure = flags.read();
  return failure === null ? ok(flags.flags) : fail(failure);
}

class FlagReader {
  readonly flags = new Map<string, FlagValue[]>();
  readonly #given: readonly Argument[];
  readonly #kinds: ReadonlyMap<string, FlagKind>;
  #next = 0;

  constructor(given: readonly Argument[], kinds: ReadonlyMap<string, FlagKind>) {
    this.#given = given;
    this.#kinds = kinds;
  }

  read(): Failure | null {
    let areFlags = true;
    for (let given = this.#take(); given !== undefined; given = this.#take()) {
      const { text, unknown } = given;
      const isFlag = areFlags && text.startsWith('-') && (text !== '-' || unknown !== null);
      if (areFlags && text === '--' && unknown === null) areFlags = false;
      else if (unknown?.at === 0) return unclear(given);
      else if (!isFlag && text !== '') return refused(given, 'stray-word');
      else if (isFlag) {
        const failure = text.startsWith('--') ? this.#long(given) : this.#short(given);
        if (failure !== null) return failure;
      }
    }
    const isPrinting = ['help', 'version'].map((name) => this.flags.get(name)?.at(-1));
    const printing = isPrinting.find(
      (value) => value !== undefined && 'text' in value && readSwitch(value.text),
    );
    return printing === undefined ? null : refused(printing, 'prints-only');
  }

  #take(): Argument | undefined {
    return this.#given[this.#next++];
  }

  #long(given: Argument): Failure | null {
    const { text, unknown } = given;
    const equals = text.indexOf('=');
    if (unknown !== null && (equals === -1 || unknown.at <= equals)) return unclear(given);
    if (text[2] === '-' || equals === 2) return refused(given, 'bad-flag');
    const name = text.slice(2, equals === -1 ? undefined : equals).replaceAll('_', '-');
    if (equals !== -1) return this.#set(name, valueFrom(given, equals + 1));
    const kind = this.#kinds.get(name);
    if (kind === 'switch') return this.#set(name, { line: given.line, text: 'true' });
    return kind === undefined ? this.#passOver() : this.#setNext(name, given);
  }

  /** What follows an unlisted flag is its value, for words have no place; another flag there can be either. */
  #passOver(): Failure | null {
    const next = this.#given[this.#next];
    if (next === undefined) return null;
    if (next.unknown?.at === 0) return unclear(next);
    if (next.text.startsWith('-') && next.text !== '-')
      return { kind: 'unclear', line: next.line, variable: null };
    this.#next += 1;
    return null;
  }

  #short(given: Argument): Failure | null {
    const { text, unknown } = given;
    for (let at = 1; at < Math.max(text.length, 2) && !text.startsWith('test.', at); at += 1) {
      if (unknown !== null && unknown.at <= at) return unclear(given);
      const isAssigned = text[at + 1] === '=' && (at + 2 < text.length || unknown !== null);
      if (text[at] === 'h') {
        const value = isAssigned ? valueFrom(given, at + 2) : { line: given.line, text: 'true' };
        const failure = this.#set('help', value);
        if (failure !== null || isAssigned) return failure;
      } else if (text[at] !== 'v') return refused(given, 'bad-flag');
      else if (at + 1 === text.length && unknown === null) return this.#setNext('v', given);
      else return this.#set('v', valueFrom(given, isAssigned ? at + 2 : at + 1));
    }
    return null;
  }

  #setNext(name: string, given: Argument): Failure | null {
    const next = this.#take();
    return next === undefined ? refused(given, 'no-value') : this.#set(name, valueFrom(next, 0));
  }

  #set(name: string, value: FlagValue): Failure | null {
    const kind = this.#kinds.get(name);
    if (kind === undefined) return null;
    if ('text' in value && !isTaken(kind, value.text)) return refused(value, 'bad-value');
    const values = this.flags.get(name);
    if (values === undefined) this.flags.set(name, [value]);
    else values.push(value);
    return null;
  }
}

function valueFrom({ line, text, unknown }: Argument, at: number): FlagValue {
  return unknown === null ? { line, text: text.slice(at) } : { line, variable: unknown.variable };
}

function isTaken(kind: FlagKind, text: string): boolean {
  switch (kind) {
    case 'switch':
      return readSwitch(text) !== null;
    case 'integer':
      return readInteger(text) !== null;
    case 'duration':
      return isDuration(text);
    case 'list':
      return readList(text) !== null;
    case 'text':
    case 'array':
    case 'other':
      return true;
  }
}

function refused({ line }: { readonly line: number }, problem: Refusal['problem']): Refusal {
  return { kind: 'refused', line, problem };
}

function unclear({ line, unknown }: Argument): Unclear {
  return { kind: 'unclear', line, variable: unknown?.variable ?? null };
}
