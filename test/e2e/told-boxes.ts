import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CopiedBuild } from './copied-build.ts';

/** What a native box says. */
export interface Box {
  readonly type: string;
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
}

const tell = `import { BrowserWindow as Windows, dialog as told } from 'electron';
process.on('SIGUSR2', () => Windows.getAllWindows()[0].close());
const show = told.showMessageBox;
told.showMessageBox = (box) => (process.stderr.write('told ' + JSON.stringify(box) + '\\n'), show.call(told, box));
`;

/** Lets a copied build say on stderr, too, what its native boxes show, and close its window when it is told to by SIGUSR2. */
export function tellBoxes({ folder }: CopiedBuild): void {
  const main = join(folder, 'out/main/index.js');
  writeFileSync(main, `${tell}${readFileSync(main, 'utf8')}`);
}

/** The box that what was written to stderr tells of; null before there is one. */
export function toldBox(said: string): Box | null {
  const text = /^told (.*)\n/m.exec(said)?.[1];
  return text === undefined ? null : (JSON.parse(text) as Box);
}
