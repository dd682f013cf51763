import { createPackage } from '@electron/asar';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type * as LoadChunks from '../../src/main/adapters/system/load-chunks.ts';
import { startDesktop } from '../desktop/desktop.ts';
import { loadedChunks } from './loaded-chunks.ts';
import { ownProgram, startDemo } from './start-app.ts';

const main = join(import.meta.dirname, '../../out/main');

it.each(['folder', 'archive'])(
  'finds in a %s what it has not loaded yet compiled, by the V8 and with the flags of its own process',
  async (place) => {
    const packed = mkdtempSync(join(tmpdir(), 'keyfob-packed-'));
    const archive = join(packed, 'app.asar');
    await createPackage(main, archive);
    const read = place === 'folder' ? main : archive;
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
        [read, chunks] as const,
      );
      expect(taken).toEqual(chunks);
    } finally {
      await app.quit();
      await desktop.stop();
      rmSync(packed, { recursive: true, force: true });
    }
  },
);
