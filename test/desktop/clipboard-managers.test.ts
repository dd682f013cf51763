import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyNoticePhrases } from '../../src/shared/words/en/copy-notice-phrases.ts';
import { replacementMs } from '../../src/main/core/desk/clipboard/take-away.ts';
import { startManager, whyNoManager } from './clipboard-managers.ts';
import { startDesktop, type Desktop } from './desktop.ts';
import { eventually } from './processes.ts';
import { readSelection, writeSelection } from './x-clipboard.ts';

describe.skipIf((await whyNoManager('Klipper')) !== null)('what was on the clipboard', () => {
  let desktop: Desktop;

  beforeAll(async () => {
    desktop = await startDesktop({ keyring: 'absent', tray: false, notifications: false });
  });
  afterAll(() => desktop.stop());

  it('is kept by Klipper, and put back when its owner goes', async () => {
    const manager = await startManager('Klipper', desktop, desktop.env);
    const owner = await writeSelection(desktop.env, 'a text');
    await eventually('the text in the history', async () =>
      (await manager.history()).includes('a text') ? true : null,
    );
    await owner.release();
    const read = await eventually('the text', () => readSelection(desktop.env, 'clipboard'));
    expect(read).toBe('a text');
    await manager.stop();
  });

  it('is not put back by Parcellite, which looks twice a second, when another text has taken its place', async () => {
    const manager = await startManager('Parcellite', desktop, desktop.env);
    for (let round = 0; round < 10; round += 1) {
      const owner = await writeSelection(desktop.env, 'a token');
      await sleep(600 + round * 50);
      const began = performance.now();
      const next = await writeSelection(desktop.env, copyNoticePhrases().replacement);
      await sleep(replacementMs - (performance.now() - began));
      await Promise.all([owner.release(), next.release()]);
      // Parcellite has looked once more, and put nothing back.
      await sleep(600);
      const read = await eventually('what it holds', () => readSelection(desktop.env, 'clipboard'));
      expect(read, `round ${round}`).toBe(copyNoticePhrases().replacement);
    }
    await manager.stop();
  }, 60_000);
});
