import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type * as LoadChunks from '../../src/main/adapters/system/load-chunks.ts';
import { startDesktop } from '../desktop/desktop.ts';
import { loadedChunks } from './loaded-chunks.ts';
import { ownProgram, startDemo } from './start-app.ts';

const main = join(import.meta.dirname, '../../out/main');

it('finds what it has not loaded yet compiled, by the V8 and with the flags of its own process', async () => {
  const desktop = await startDesktop({ keyring: 'absent' });
  const app = await startDemo(desktop, [], ownProgram());
  try {
    const page = await app.page();
    await page.getByText('Reachable').waitFor();
    // What V8 has compiled once it finds again by itself.
    const loaded = await loadedChunks(app);
    const chunks = readdirSync(main).filter((name) => name.endsWith('.cjs') && !loaded.includes(name));
    expect(chunks).toContain('compose-cli.cjs');
    const taken = await app.electron.evaluate(
      (_electron, [main, chunks]) => {
        const { createRequire } = process.getBuiltinModule('node:module');
        const { compileChunk } = createRequire(`${main}/`)('./load-chunks.cjs') as typeof LoadChunks;
        return chunks.filter((name) => compileChunk(`${main}/${name}`).cachedDataRejected === false);
      },
      [main, chunks] as const,
    );
    expect(taken).toEqual(chunks);
  } finally {
    await app.quit();
    await desktop.stop();
  }
});
