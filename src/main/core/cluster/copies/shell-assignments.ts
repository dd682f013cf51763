/** What a text names as kubeconfigs; `unfollowed` are the 1-based lines of which no program but a shell knows what they name. */
export interface NamedKubeconfigs {
  readonly paths: readonly string[];
  /** The files that it has the shell read, too, as far as their names are known without one. */
  readonly sourced: readonly string[];
  readonly unfollowed: readonly number[];
}

/** Whose start files these are. */
export interface ShellUser {
  /** The home folder, absolute. */
  readonly home: string;
  /** What `$USER` is; null where that is not known. */
  readonly name: string | null;
}

/** `environment`: a file of environment.d; `fish-variables`: what fish keeps of `set --universal`. */
export type Dialect = 'sh' | 'csh' | 'fish' | 'environment' | 'fish-variables';

/** Stands for what only a shell could tell; no path holds it. */
const unknown = '\u0000';
const mostPaths = 100;
/** Nobody writes a line of more; it is not read. */
const longestLine = 4096;
const mostInLine = 20;

const starts: Readonly<Record<Exclude<Dialect, 'fish-variables'>, readonly RegExp[]>> = {
  sh: [/(?<![\w$-])(?:(?<!\{)KUBECONFIG\+?=|--kubeconfig(?:=|[ \t]+))/g, /\$\{KUBECONFIG:?=/g],
  csh: [/(?<![\w$-])(?:--kubeconfig(?:=|[ \t]+))/g, /(?<![\w$-])setenv[ \t]+KUBECONFIG[ \t]/g],
  fish: [
    /(?<![\w$-])(?:KUBECONFIG=|--kubeconfig(?:=|[ \t]+))/g,
    /(?<![\w$-])set[ \t](?:[ \t]*-[\w-]+[ \t])*[ \t]*KUBECONFIG[ \t]/g,
  ],
  environment: [/^[ \t]*KUBECONFIG=/g],
};

/** Where a command reads another file: at its begin, and not as an argument of another one. */
const source = /(?:^|[;&|(){]|(?<![\w$-])(?:then|else|do|and|or)[ \t])[ \t]*(?:source|\.)[ \t]+/g;

const mention = /(?<![\w${-])(?:KUBECONFIG|--kubeconfig)(?![\w-])/g;
/** What comes before a mention that gives KUBECONFIG nothing, or what it has. */
const givesNothing =
  /(?:^|[\s;&|(])(?:unset|export|declare|typeset|local|readonly|echo|test|\[\[?)[ \t](?![^;&|]*-\w*T)[^;&|]*$/;

/** Finds what a start file gives KUBECONFIG or `--kubeconfig`, by its text alone: nothing of it is run. */
export function readAssignments(text: string, dialect: Dialect, user: ShellUser): NamedKubeconfigs {
  const paths = new Set<string>();
  const sourced = new Set<string>();
  const unfollowed = new Set<number>();
  for (const { line, number } of logicalLines(text, dialect)) {
    for (const path of sourcesOf(line, dialect, user))
      if (path.startsWith('/') && !path.includes(unknown) && sourced.size < mostPaths) sourced.add(path);
    for (const value of valuesOf(line, dialect, user)) {
      for (const path of value.split(':').filter((each) => each !== '')) {
        if (path.startsWith('/') && !path.includes(unknown) && paths.size < mostPaths) paths.add(path);
        else unfollowed.add(number);
      }
    }
  }
  return { paths: [...paths], sourced: [...sourced], unfollowed: [...unfollowed] };
}

/** The lines of a text, those joined that end with a backslash outside a comment, with the number of the first. */
function logicalLines(text: string, dialect: Dialect): { readonly line: string; readonly number: number }[] {
  const lines: { line: string; number: number }[] = [];
  let begun: { line: string; number: number } | null = null;
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const whole: { line: string; number: number } = {
      line: (begun?.line ?? '') + line,
      number: begun?.number ?? at + 1,
    };
    const goesOn = /(?<!\\)(?:\\\\)*\\$/.test(line) && scan(line, line.length, dialect).comment === null;
    begun = goesOn ? { ...whole, line: whole.line.slice(0, -1) } : null;
    if (!goesOn) lines.push(whole);
  }
  return begun === null ? lines : [...lines, begun];
}

/** Whether a comment begins before a place of a line, and which quote is open there. */
function scan(
  line: string,
  end: number,
  dialect: Dialect,
): { readonly comment: number | null; readonly quote: string | null } {
  const leading = /^\s*#/.exec(line)?.[0].length;
  if (leading !== undefined) return { comment: leading - 1, quote: null };
  if (!isShell(dialect)) return { comment: null, quote: null };
  let quote: string | null = null;
  for (let at = 0; at < end; at += 1) {
    const char = line.charAt(at);
    if (char === '\\' && quote !== "'") at += 1;
    else if (char === quote) quote = null;
    else if (quote === null && (char === '"' || char === "'")) quote = char;
    else if (quote === null && char === '#' && /[\s;&|()]/.test(line.charAt(at - 1)))
      return { comment: at, quote: null };
  }
  return { comment: null, quote };
}

function isShell(dialect: Dialect): boolean {
  return dialect !== 'environment' && dialect !== 'fish-variables';
}

function sourcesOf(whole: string, dialect: Dialect, user: ShellUser): string[] {
  if (!isShell(dialect) || whole.length > longestLine) return [];
  const line = whole.slice(0, scan(whole, whole.length, dialect).comment ?? undefined);
  return [...line.matchAll(source)]
    .slice(0, mostInLine)
    .filter(({ index }) => scan(line, index, dialect).quote === null)
    .map(({ 0: match, index }) => new WordReader(line, index + match.length, dialect, user, null).word());
}

function valuesOf(whole: string, dialect: Dialect, user: ShellUser): string[] {
  const { comment } = scan(whole, whole.length, dialect);
  const code = whole.slice(0, comment ?? undefined);
  const line = dialect === 'environment' ? code.trimEnd() : code;
  if (line.length > longestLine) return /kubeconfig/i.test(line) ? [unknown] : [];
  if (dialect === 'fish-variables') {
    const value = /^SET(?:UVAR|_EXPORT)?\b.*\bKUBECONFIG:(.*)$/.exec(line)?.[1];
    return value === undefined ? [] : [unescapeFish(value)];
  }
  const found = starts[dialect]
    .flatMap((start) => [...line.matchAll(start)].slice(0, mostInLine))
    .sort((a, b) => a.index - b.index);
  const values: string[] = [];
  let readTo = 0;
  for (const { 0: match, index } of found) {
    // It is part of a value that was read.
    if (index < readTo) continue;
    const { quote } = scan(line, index, dialect);
    const reader = new WordReader(line, index + match.length, dialect, user, quote);
    if (match.startsWith('${')) values.push(reader.braced());
    else if (match.includes('set')) values.push(...reader.words());
    else values.push(reader.word());
    readTo = reader.at;
  }
  const isMissed = [...line.matchAll(mention)]
    .slice(0, mostInLine)
    .some(({ index }) => !found.some((each) => covers(each, index)) && !isWithout(line, index));
  return isMissed && found.length < mostInLine ? [...values, unknown] : values;
}

function covers({ 0: match, index }: RegExpExecArray, at: number): boolean {
  return at >= index && at < index + match.length;
}

function isWithout(line: string, at: number): boolean {
  return givesNothing.test(line.slice(0, at));
}

/** Fish writes what is no letter, digit or slash by its number, and the elements of a list apart by 0x1e. */
function unescapeFish(value: string): string {
  return value
    .replace(
      /\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8}))/gi,
      (_all, ...digits: (string | undefined)[]) => {
        const number = Number.parseInt(digits.find((each) => each !== undefined) ?? '', 16);
        return number <= 0x10ffff ? String.fromCodePoint(number) : unknown;
      },
    )
    .replaceAll('\u001e', ':');
}

/** Reads words as a shell does, as far as that needs no shell. */
class WordReader {
  readonly #line: string;
  readonly #dialect: Dialect;
  readonly #user: ShellUser;
  /** The quote that is open where the name is, as in `alias k='KUBECONFIG=/x kubectl'`. */
  readonly #closing: string | null;
  #at: number;

  constructor(line: string, at: number, dialect: Dialect, user: ShellUser, quote: string | null) {
    this.#line = line;
    this.#at = at;
    this.#dialect = dialect;
    this.#user = user;
    this.#closing = quote;
  }

  /** How far it has read. */
  get at(): number {
    return this.#at;
  }

  /** All words up to the end of the command. */
  words(): string[] {
    const words: string[] = [];
    for (;;) {
      while (/[ \t]/.test(this.#line.charAt(this.#at))) this.#at += 1;
      const start = this.#at;
      if (this.#line.charAt(start) === '#') return words;
      const word = this.word();
      if (this.#at === start) return words;
      words.push(word);
    }
  }

  /** One word, what nobody but a shell knows in it as a NUL. */
  word(): string {
    let word = '';
    while (this.#at < this.#line.length) {
      const char = this.#line.charAt(this.#at);
      // What goes on behind the quote belongs to the word.
      if (char === this.#closing)
        return /^(?:$|[\s;&|)])/.test(this.#line.slice(this.#at + 1)) ? word : word + unknown;
      if (this.#ends(char)) break;
      this.#at += 1;
      if (char === "'") word += this.#upTo("'");
      else if (char === '"') word += this.#expandUpTo('"');
      else if (char === '~' && this.#dialect !== 'environment' && /(?:^|:)$/.test(word))
        word += this.#tilde();
      else word += this.#plain(char, /[`(*?[{]/);
    }
    return word;
  }

  /** What a variable is given within braces. */
  braced(): string {
    return this.#expandUpTo('}');
  }

  #ends(char: string): boolean {
    return this.#dialect === 'environment' ? false : /[\s;&|)<>]/.test(char);
  }

  #plain(char: string, unreadable: RegExp): string {
    if (char === '\\') return this.#line.charAt(this.#at++);
    if (char === '$') return this.#variable();
    return unreadable.test(char) ? unknown : char;
  }

  /** Only one's own home folder is known. */
  #tilde(): string {
    return /^(?:$|[/:\s;&|)'"])/.test(this.#line.slice(this.#at)) ? this.#user.home : unknown;
  }

  #upTo(quote: string): string {
    const end = this.#line.indexOf(quote, this.#at);
    const text = this.#line.slice(this.#at, end === -1 ? undefined : end);
    this.#at = end === -1 ? this.#line.length : end + 1;
    return text;
  }

  #expandUpTo(end: '"' | '}'): string {
    let text = '';
    while (this.#at < this.#line.length) {
      const char = this.#line.charAt(this.#at++);
      if (char === end) return text;
      text += this.#plain(char, /`/);
    }
    return text;
  }

  #variable(): string {
    const rest = this.#line.slice(this.#at);
    const bare = /^[A-Za-z_]\w*/.exec(rest)?.[0];
    if (bare !== undefined) {
      this.#at += bare.length;
      return this.#valueOf(bare);
    }
    const braced = /^\{([A-Za-z_]\w*)(:?[-=+])?/.exec(rest);
    if (braced === null) return unknown;
    const [all, name = '', operator] = braced;
    this.#at += all.length;
    const other = this.#expandUpTo('}');
    const value = this.#valueOf(name);
    if (operator === undefined) return other === '' ? value : unknown;
    // KUBECONFIG may be set or not: what it is otherwise is looked for, too.
    return name === 'KUBECONFIG' ? other : operator.endsWith('+') ? unknown : value;
  }

  #valueOf(name: string): string {
    if (name === 'HOME') return this.#user.home;
    if (name === 'USER' || name === 'LOGNAME') return this.#user.name ?? unknown;
    // What else gives it a value is found by itself.
    return name === 'KUBECONFIG' ? '' : unknown;
  }
}
