import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startManager, whyNoManager } from './clipboard-managers.ts';
import { startDesktop, type Desktop } from './desktop.ts';
import { eventually } from './processes.ts';
import { readSelection, writeSelection } from './x-clipboard.ts';

describe.skipIf((await whyNoManager('Klipper')) !== null)('Klipper', () => {
  let desktop: Desktop;

  beforeAll(async () => {
    desktop = await startDesktop({ keyring: 'absent', tray: false, notifications: false });
  });
  afterAll(() => desktop.stop());

  it('keeps what was on the clipboard, and puts it back when its owner goes', async () => {
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
});
