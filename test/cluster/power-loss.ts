import { basename, dirname } from 'node:path';

/** The text of each file by its path. */
export type Files = ReadonlyMap<string, string>;

interface Inode {
  readonly text: string;
  /** What of it surely is on the disk. */
  readonly synced: string;
}

interface NameChange {
  readonly folder: string;
  apply(names: Map<string, number>): void;
}

/** A call of the trace that changes a file or brings it to the disk. */
interface Call {
  readonly name: string;
  /** The paths that it names or works on, as they are in the file system. */
  readonly paths: readonly string[];
  readonly rest: string;
}

const temporary = /^\.keyfob-/;
const traced = new Set(['openat', 'pwrite64', 'write', 'fsync', 'rename', 'unlink', 'ftruncate', 'truncate']);
/** Nobody reads what is in it after a power loss: whoever held it is gone. */
const lockName = 'lock';

/**
 * The files that a power loss at any call of a traced run can leave: a name that was made, changed or removed since the
 * last fsync of its folder is there or not, whatever became of the others, and what was written since the last fsync
 * of a file is there, is lost or stops half-way. Of states that differ only in what must not matter (half a last line of
 * the journal, new files without their name yet) the one that has most of it stands for all.
 */
export function statesAfterPowerLoss(trace: string, before: Files, folders: readonly string[]): Files[] {
  const disk = new Disk(before);
  const states = new Map<string, Files>();
  for (const call of callsIn(trace, folders)) {
    disk.perform(call);
    for (const state of disk.afterPowerLoss()) {
      const known = states.get(essenceOf(state));
      if (known === undefined || sizeOf(state) > sizeOf(known)) states.set(essenceOf(state), state);
    }
  }
  return [...states.values()];
}

class Disk {
  readonly #inodes: Inode[] = [];
  readonly #names = new Map<string, number>();
  readonly #synced: Map<string, number>;
  #pending: NameChange[] = [];

  constructor(before: Files) {
    for (const [path, text] of before) this.#names.set(path, this.#inodes.push({ text, synced: text }) - 1);
    this.#synced = new Map(this.#names);
  }

  perform({ name, paths, rest }: Call): void {
    const [path = '', target = ''] = paths;
    const inode = this.#names.get(path);
    switch (name) {
      case 'openat':
        if (inode === undefined && rest.includes('O_CREAT')) this.#make(path);
        break;
      case 'write':
      case 'pwrite64': {
        const [, quoted = '', at] = /("(?:[^"\\]|\\.)*"), \d+(?:, (\d+))?\) = \d+/.exec(rest) ?? [];
        const { text } = this.#at(inode, path);
        const from = at === undefined ? text.length : Number(at);
        const written = JSON.parse(quoted) as string;
        this.#write(inode, text.slice(0, from) + written + text.slice(from + written.length));
        break;
      }
      case 'ftruncate':
      case 'truncate':
        this.#write(inode, this.#at(inode, path).text.slice(0, Number(/, (\d+)\)/.exec(rest)?.[1])));
        break;
      case 'rename':
        this.#rename(target, (names) => {
          names.set(target, inode!);
          names.delete(path);
        });
        break;
      case 'unlink':
        this.#rename(path, (names) => names.delete(path));
        break;
      case 'fsync':
        if (inode === undefined) this.#syncFolder(path);
        else this.#inodes[inode] = { ...this.#inodes[inode]!, synced: this.#inodes[inode]!.text };
    }
  }

  /** Every mix of names that came through and names that were lost, with what was written lost, half there or there. */
  *afterPowerLoss(): Generator<Files> {
    for (let mix = 0; mix < 2 ** this.#pending.length; mix += 1) {
      const names = new Map(this.#synced);
      for (const [index, each] of this.#pending.entries()) if ((mix >> index) & 1) each.apply(names);
      for (const share of [0, 0.5, 1])
        yield new Map(
          [...names].map(([path, inode]) => {
            const { text, synced } = this.#inodes[inode]!;
            const isAdded = text.startsWith(synced);
            const kept = synced.length + Math.ceil((text.length - synced.length) * share);
            return [path, isAdded ? text.slice(0, kept) : share === 1 ? text : synced];
          }),
        );
    }
  }

  #at(inode: number | undefined, path: string): Inode {
    const found = inode === undefined ? undefined : this.#inodes[inode];
    if (found === undefined) throw new Error(`${path} is written and was never opened`);
    return found;
  }

  #make(path: string): void {
    const made = this.#inodes.push({ text: '', synced: '' }) - 1;
    this.#rename(path, (names) => names.set(path, made));
  }

  #write(inode: number | undefined, text: string): void {
    this.#inodes[inode!] = { ...this.#inodes[inode!]!, text };
  }

  #rename(path: string, apply: NameChange['apply']): void {
    apply(this.#names);
    this.#pending.push({ folder: dirname(path), apply });
  }

  #syncFolder(path: string): void {
    for (const each of this.#pending) if (each.folder === path) each.apply(this.#synced);
    this.#pending = this.#pending.filter(({ folder }) => folder !== path);
  }
}

/** The successful calls on files in the folders; `/proc/self/fd/N` is put back to the path that the descriptor has. */
function* callsIn(trace: string, folders: readonly string[]): Generator<Call> {
  const opened = new Map<string, string>();
  for (const line of trace.split('\n')) {
    const [, name = '', rest = ''] = /^(\w+)\((.*)$/.exec(line) ?? [];
    const [, made, madePath = ''] = /\) = (\d+)<([^>]*)>$/.exec(rest) ?? [];
    if (made !== undefined) opened.set(made, madePath);
    if (!traced.has(name) || !/\) = \d/.test(rest)) continue;
    const byDescriptor = /^\d+<([^>]*)>/.exec(rest)?.[1];
    const named = [...rest.matchAll(/"\/proc\/self\/fd\/(\d+)\/([^"]*)"/g)].map(
      ([, descriptor = '', file = '']) => `${opened.get(descriptor) ?? ''}/${file}`,
    );
    const paths = byDescriptor === undefined ? named : [byDescriptor];
    const [path = ''] = paths;
    const isOurs = folders.includes(path) || folders.includes(dirname(path));
    if (isOurs && basename(path) !== lockName) yield { name, paths, rest };
  }
}

/** Of the states that the engine tells apart by what files, backup and journal's phase say, one each: the least tidy. */
export function decisiveStates(states: readonly Files[]): Files[] {
  const chosen = new Map<string, Files>();
  for (const state of states) {
    const kind = essenceOf(state, phaseOf);
    const known = chosen.get(kind);
    if (known === undefined || untidinessOf(state) > untidinessOf(known)) chosen.set(kind, state);
  }
  return [...chosen.values()];
}

/** What counts of a state: its whole files, and of the journal what `journalAs` makes of its whole lines. */
function essenceOf(state: Files, journalAs = (lines: string): string => lines): string {
  const counted = [...state].filter(([path]) => !temporary.test(basename(path)));
  const parts = counted.map(([path, text]) => [
    path,
    basename(path) === 'journal' ? journalAs(text.slice(0, text.lastIndexOf('\n') + 1)) : text,
  ]);
  return JSON.stringify(parts.sort());
}

function phaseOf(lines: string): string {
  return ['"kind":"ended"', '"phase":"undo"', '"phase":"do"'].find((each) => lines.includes(each)) ?? '';
}

function untidinessOf(state: Files): number {
  return [...state].filter(([path, text]) => temporary.test(basename(path)) || !text.endsWith('\n')).length;
}

function sizeOf(state: Files): number {
  return [...state.values()].reduce((sum, text) => sum + text.length, 0);
}
