import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyBuild, type CopiedBuild } from '../../e2e/copied-build.ts';

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
export function openBuild(opened: readonly Defence[]): CopiedBuild {
  const build = copyBuild();
  const main = join(build.folder, 'out/main/start-window.cjs');
  let text = readFileSync(main, 'utf8');
  for (const name of opened) {
    const [found, instead] = defences[name];
    if (!found.test(text)) throw new Error(`the build has no ${name} to open`);
    text = text.replace(found, instead);
  }
  writeFileSync(main, text);
  return build;
}
