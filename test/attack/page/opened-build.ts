import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const checkout = resolve(import.meta.dirname, '../../..');

/** A defence by what stands for it in the built main, and what takes its place where it is opened. */
const defences = {
  policy: [
    /\[`sandbox [^\]]*\]\.join\(`; `\)/,
    "`default-src * data: blob: about: 'unsafe-inline' 'unsafe-eval'`",
  ],
  requests: [/\(\{cancel:!0\}\)/, '({cancel:!1})'],
  names: [/`MAP \* ~NOTFOUND`/, '`MAP nothing nowhere`'],
  connections: [/`disable_non_proxied_udp`/, '`default`'],
} as const satisfies Record<string, readonly [RegExp, string]>;

/** The name of a defence. */
export type Defence = keyof typeof defences;

/** Copies the build without these defences, so that the others stand by themselves; `remove` it afterwards. */
export function openBuild(opened: readonly Defence[]): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'keyfob-opened-'));
  for (const part of ['out', 'package.json'])
    cpSync(join(checkout, part), join(folder, part), { recursive: true });
  for (const part of ['resources', 'node_modules']) symlinkSync(join(checkout, part), join(folder, part));
  const main = join(folder, 'out/main/index.js');
  let text = readFileSync(main, 'utf8');
  for (const name of opened) {
    const [found, instead] = defences[name];
    if (!found.test(text)) throw new Error(`the build has no ${name} to open`);
    text = text.replace(found, instead);
  }
  writeFileSync(main, text);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
