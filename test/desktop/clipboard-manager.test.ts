import { afterAll, beforeAll, expect, it } from 'vitest';
import { startRestoringManager } from './clipboard-manager.ts';
import { startDesktop, type Desktop } from './desktop.ts';
import { eventually } from './processes.ts';
import { readSelection, writeSelection } from './x-clipboard.ts';

let desktop: Desktop;

beforeAll(async () => {
  desktop = await startDesktop({ keyring: 'absent', tray: false, notifications: false });
});
afterAll(() => desktop.stop());

it('puts back what was on the clipboard when its owner goes', async () => {
  const manager = startRestoringManager(desktop.env);
  const owner = await writeSelection(desktop.env, 'a text');
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await owner.release();
  const read = await eventually('the text', () => readSelection(desktop.env, 'clipboard'));
  expect(read).toBe('a text');
  await manager.stop();
});
