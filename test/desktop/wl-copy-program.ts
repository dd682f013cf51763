import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a request for the clipboard looks like in libwayland's trace. */
const takesClipboard = '[1392457.7]  -> zwlr_data_control_device_v1@3.set_selection(source@12)';

/** How the program behaves after it has read its standard input. */
export interface WlCopyBehaviour {
  /** The first line of `--version`. */
  readonly version?: string;
  /** What it writes to stderr, in this order. */
  readonly trace?: readonly string[];
  /** What it does then: holds the clipboard until it is ended, or a shell command. */
  readonly then?: string;
  /** What its `wl-paste` does: prints what was copied and not cleared, or a shell command. */
  readonly pasting?: string;
}

/** A small program that speaks as `wl-copy` does with a clipboard of its own, and what it was given. */
export interface WlCopyProgram {
  /** Comes first on the search path. */
  readonly folder: string;
  behave(behaviour: WlCopyBehaviour): void;
  /** What the latest start was given; null when it was only asked for its version. */
  given(): Given | null;
}

/** What a start was given, and its process. */
export interface Given {
  readonly pid: number;
  readonly args: string;
  readonly input: string;
  readonly env: Record<string, string>;
}

/** Installs the program in a folder of its own. */
export function installWlCopy(folder: string, behaviour: WlCopyBehaviour = {}): WlCopyProgram {
  mkdirSync(folder);
  const file = (name: string) => join(folder, name);
  const read = (name: string) => readFileSync(file(name), 'utf8');
  const behave = ({
    version = 'wl-clipboard 2.3.0',
    trace = [takesClipboard],
    then = 'exec sleep 60',
    pasting = `cat '${file('clipboard')}' 2>/dev/null || { echo 'Nothing is copied' >&2; exit 1; }`,
  }: WlCopyBehaviour) => {
    const script = [
      '#!/bin/sh',
      `[ "$1" = --version ] && { echo '${version}'; exit; }`,
      `[ "$1" = --clear ] && { rm -f '${file('clipboard')}'; exit; }`,
      `echo $$ > '${file('pid')}'`,
      `env > '${file('environment')}'`,
      `cat > '${file('input')}'`,
      `echo "$*" > '${file('arguments')}'`,
      ...(trace.some((line) => line.includes('.set_selection('))
        ? [`cp '${file('input')}' '${file('clipboard')}'`]
        : []),
      ...trace.map((line) => `echo '${line}' >&2`),
      then,
      '',
    ];
    writeFileSync(file('wl-copy'), script.join('\n'));
    const paste = `#!/bin/sh\n[ "$1" = --version ] && { echo '${version}'; exit; }\n${pasting}\n`;
    writeFileSync(file('wl-paste'), paste);
    for (const program of ['wl-copy', 'wl-paste']) chmodSync(file(program), 0o755);
  };
  behave(behaviour);
  chmodSync(folder, 0o755);
  return {
    folder,
    behave,
    given() {
      if (!existsSync(file('arguments'))) return null;
      const env = Object.fromEntries(
        read('environment')
          .trimEnd()
          .split('\n')
          .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
      );
      return { pid: Number(read('pid')), args: read('arguments').trimEnd(), input: read('input'), env };
    },
  };
}
