// Runs as a member of MicroK8s’ group, from its own text: it does what each line of its stdin lists, at the given times.
import { mkdirSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

/** @typedef {{ afterMs: number, how: 'write' | 'rename' | 'link' | 'fifo' | 'remove' | 'temporary', file: string, text: string }} Deed */

/** @type {Record<Deed['how'], (deed: Deed) => void>} */
const deeds = {
  write: ({ file, text }) => writeFileSync(file, text),
  rename: ({ file, text }) => replace(file, (beside) => writeFileSync(beside, text)),
  link: ({ file, text }) => replace(file, (beside) => symlinkSync(text, beside)),
  fifo: ({ file }) => replace(file, (beside) => execFileSync('mkfifo', [beside])),
  remove: ({ file }) => rmSync(file),
  temporary: ({ file, text }) => {
    const folder = dirname(file);
    for (const end = Date.now() + 1500; Date.now() < end;)
      for (const name of readdirSync(folder).filter((each) => each.startsWith('.keyfob-')))
        replace(join(folder, name), (beside) => writeFileSync(beside, text));
  },
};

function replace(/** @type {string} */ file, /** @type {(beside: string) => void} */ make) {
  const folder = join(dirname(file), '.member');
  mkdirSync(folder, { recursive: true });
  const beside = join(folder, 'file');
  rmSync(beside, { force: true });
  make(beside);
  renameSync(beside, file);
  rmSync(folder, { recursive: true });
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const plan = /** @type {Deed[]} */ (JSON.parse(line));
  let left = plan.length;
  for (const deed of plan)
    setTimeout(() => {
      let how = 'done';
      try {
        deeds[deed.how](deed);
      } catch (error) {
        how = error instanceof Error && 'code' in error ? String(error.code) : 'failed';
      }
      left -= 1;
      process.stdout.write(`${how} ${Date.now()}\n${left === 0 ? 'over\n' : ''}`);
    }, deed.afterMs);
});
