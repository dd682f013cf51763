import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { constants, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** An `xdg-open` that hands the address over to this process, which can ask for it as a browser does. */
export interface BrowserStandIn {
  /** The search path by which it is found first. */
  readonly path: string;
  /** The next address that it is started with. */
  address(): Promise<string>;
  remove(): void;
}

/** Makes one. */
export function createBrowserStandIn(): BrowserStandIn {
  const folder = mkdtempSync(join(tmpdir(), 'keyfob-browser-'));
  const pipe = join(folder, 'addresses');
  spawnSync('mkfifo', ['-m', '600', pipe]);
  const program = join(folder, 'xdg-open');
  writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$1" >'${pipe}'\n`, { mode: 0o755 });
  const socket = new Socket({
    fd: openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK),
    readable: true,
    writable: false,
  });
  const lines = createInterface(socket);
  return {
    path: `${folder}:${process.env.PATH ?? ''}`,
    async address() {
      const [line] = (await once(lines, 'line')) as [string];
      return line;
    },
    remove() {
      lines.close();
      socket.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
