/** What a text names as kubeconfigs; `unfollowed` are the 1-based lines of which no program but a shell knows what they name. */
export interface NamedKubeconfigs {
  readonly paths: readonly string[];
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
export type Dialect = 'sh' | 'fish' | 'environment' | 'fish-variables';

/** Stands for what only a shell could tell; no path holds it. */
const unknown = '\u0000';
const mostPaths = 100;
/** Nobody writes a line of more; it is not read. */
const longestLine = 4096;
const mostInLine = 20;

const starts: Readonly<Record<Exclude<Dialect, 'fish-variables'>, readonly RegExp[]>> = {
  sh: [/(?<![\w$-])(?:KUBECONFIG\+?=|--kubeconfig[= ])/g],
  fish: [
    /(?<![\w$-])(?:KUBECONFIG=|--kubeconfig[= ])/g,
    /(?<![\w$-])set[ \t](?:[ \t]*-[\w-]+[ \t])*[ \t]*KUBECONFIG[ \t]/g,
  ],
  environment: [/^[ \t]*KUBECONFIG=/g],
};

/** Finds what a start file gives KUBECONFIG or `--kubeconfig`, by its text alone: nothing of it is run. */
export function readAssignments(text: string, dialect: Dialect, user: ShellUser): NamedKubeconfigs {
  const paths = new Set<string>();
  const unfollowed = new Set<number>();
  for (const { line, number } of logicalLines(text)) {
    for (const value of valuesOf(line, dialect, user)) {
      for (const path of value.split(':').filter((each) => each !== '')) {
        if (path.startsWith('/') && !path.includes(unknown) && paths.size < mostPaths) paths.add(path);
        else unfollowed.add(number);
      }
    }
  }
  return { paths: [...paths], unfollowed: [...unfollowed] };
}

/** The lines of a text, those joined that end with a backslash, with the number of the first. */
function logicalLines(text: string): { readonly line: string; readonly number: number }[] {
  const lines: { line: string; number: number }[] = [];
  let begun: { line: string; number: number } | null = null;
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const whole: { line: string; number: number } = {
      line: (begun?.line ?? '') + line,
      number: begun?.number ?? at + 1,
    };
    const goesOn = /(?<!\\)(?:\\\\)*\\$/.test(line);
    begun = goesOn ? { ...whole, line: whole.line.slice(0, -1) } : null;
    if (!goesOn) lines.push(whole);
  }
  return begun === null ? lines : [...lines, begun];
}

function valuesOf(line: string, dialect: Dialect, user: ShellUser): string[] {
  if (/^\s*#/.test(line)) return [];
  if (line.length > longestLine) return /kubeconfig/i.test(line) ? [unknown] : [];
  if (dialect === 'fish-variables') {
    const kept = /^SET(?:UVAR|_EXPORT)?\b.*\bKUBECONFIG:(.*)$/.exec(line)?.[1];
    return kept === undefined ? [] : [unescapeFish(kept)];
  }
  return starts[dialect].flatMap((start) =>
    [...line.matchAll(start)]
      .slice(0, mostInLine)
      .filter(({ index }) => !/\s#/.test(line.slice(0, index)))
      .flatMap(({ 0: match, index }) => {
        const reader = new WordReader(line, index + match.length, dialect, user, line[index - 1]);
        return match.includes('set') ? reader.words() : [reader.word()];
      }),
  );
}

/** Fish writes what is no letter, digit or slash by its number, and the elements of a list apart by 0x1e. */
function unescapeFish(kept: string): string {
  return kept
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
  /** A quote before the name, as in `alias k='KUBECONFIG=/x kubectl'`. */
  readonly #closing: string | null;
  #at: number;

  constructor(line: string, at: number, dialect: Dialect, user: ShellUser, before: string | undefined) {
    this.#line = line;
    this.#at = at;
    this.#dialect = dialect;
    this.#user = user;
    this.#closing = before === '"' || before === "'" ? before : null;
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
      if (char === this.#closing || this.#ends(char)) break;
      this.#at += 1;
      if (char === "'") word += this.#upTo("'");
      else if (char === '"') word += this.#expandUpTo('"');
      else if (char === '~' && this.#dialect !== 'environment' && /(?:^|:)$/.test(word))
        word += this.#tilde();
      else word += this.#plain(char, /[`(*?[{]/);
    }
    return word;
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
