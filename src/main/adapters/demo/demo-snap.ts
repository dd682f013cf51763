import { watch } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A `snap` program that stands for snapd, and the folder to put on the search path. */
export interface DemoSnap {
  readonly folder: string;
  stop(): void;
}

const requestName = 'restart-requested';

/** It asks for a restart with a file and returns when the demo has taken it away, as `snap restart` returns before the API answers. */
const script = `#!/bin/sh
request="$(dirname "$0")/${requestName}"
case "$1" in
changes)
  echo 'ID  Status  Spawn  Ready  Summary'
  ;;
restart)
  : >"$request"
  while [ -e "$request" ]; do sleep 0.05; done
  ;;
*)
  exit 1
  ;;
esac
`;

/** Puts the program into the demo's folder and calls back for each restart that it asks for. */
export async function installDemoSnap(root: string, onRestart: () => void): Promise<DemoSnap> {
  const folder = join(root, 'bin');
  await mkdir(folder, { mode: 0o700 });
  await writeFile(join(folder, 'snap'), script, { mode: 0o700 });
  const watcher = watch(folder, { persistent: false }, (event, name) => {
    if (name !== requestName || event !== 'rename') return;
    void rm(join(folder, requestName)).then(onRestart, () => undefined);
  });
  return { folder, stop: () => watcher.close() };
}
