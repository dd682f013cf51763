import { resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { electronExecutable } from '../../scripts/setup/electron.mjs';
import type { Desktop } from '../desktop/desktop.ts';

const checkout = resolve(import.meta.dirname, '../..');

/** The running app, driven by Playwright. */
export interface App {
  readonly electron: ElectronApplication;
  /** The open window's page; waits until there is one. */
  page(): Promise<Page>;
  /** Console messages of the page that are errors or warnings. */
  readonly complaints: string[];
  /** Quits as its Quit item does. */
  quit(): Promise<void>;
}

/** Starts the built app on a desktop. */
export async function startApp(desktop: Desktop, args: readonly string[]): Promise<App> {
  const executablePath = electronExecutable();
  if (executablePath === null) throw new Error('there is no Electron: run npm test');
  const complaints: string[] = [];
  const electron = await _electron.launch({
    executablePath,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), checkout, ...args],
    env: desktop.env,
    timeout: 30_000,
  });
  const watch = (page: Page) => {
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
  };
  electron.windows().forEach(watch);
  electron.on('window', watch);
  return {
    electron,
    complaints,
    page: () => electron.firstWindow(),
    async quit() {
      const closed = electron.waitForEvent('close');
      await electron.evaluate(({ app }) => app.quit()).catch(() => undefined);
      await closed;
    },
  };
}
