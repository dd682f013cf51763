import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultSnapData } from '../../src/main/adapters/files/default-snap-data.ts';
import type { CopiedBuild } from './copied-build.ts';

/** Has a copied build look for MicroK8s where none is, so that every machine is one without it. */
export function lookElsewhere({ folder }: CopiedBuild): void {
  const main = join(folder, 'out/main');
  const place = `\`${defaultSnapData}\``;
  const chunks = readdirSync(main)
    .filter((name) => name.endsWith('.cjs'))
    .map((name) => ({ file: join(main, name), text: readFileSync(join(main, name), 'utf8') }))
    .filter(({ text }) => text.includes(place));
  if (chunks.length === 0) throw new Error('the build does not say where it looks for MicroK8s');
  for (const { file, text } of chunks)
    writeFileSync(file, text.replaceAll(place, `\`${join(folder, 'none/current')}\``));
}
