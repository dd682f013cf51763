import { resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { electronExecutable } from '../../scripts/setup/electron.mjs';
import type { Desktop } from '../desktop/desktop.ts';

const checkout = resolve(import.meta.dirname, '../..');

/** More in a row were never seen. */
const collectedAtMost = 4;

/**
 * What Chromium says of the page’s own policy whenever it is loaded, and so before Playwright listens but where it is fast: the
 * window is no frame of another page that it could escape to, and what only later versions know of keeps them, too.
 */
const ofOwnPolicy = [
  'An iframe which has both allow-scripts and allow-same-origin for its sandbox attribute can escape its sandboxing.',
  "Unrecognized Content-Security-Policy directive 'webrtc'.",
];

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

/** The program to start: Electron's executable, and the folder of the built app. */
export interface Program {
  readonly executablePath: string;
  readonly app: string;
  /** Electron refuses to start as root with its sandbox. */
  readonly sandbox: boolean;
}

/** Starts the built app on a desktop; without `program` the one of this checkout, as the user who runs the tests. */
export async function startApp(
  desktop: Desktop,
  args: readonly string[],
  program: Program = ownProgram(),
): Promise<App> {
  const complaints: string[] = [];
  const electron = await _electron.launch({
    executablePath: program.executablePath,
    args: [...(program.sandbox ? [] : ['--no-sandbox']), program.app, ...args],
    env: desktop.env,
    timeout: 30_000,
  });
  electron.evaluate = againWhenCollected(electron.evaluate.bind(electron));
  const watch = (page: Page) => {
    page.on('console', (message) => {
      const text = message.text();
      if (['error', 'warning'].includes(message.type()) && !ofOwnPolicy.includes(text)) complaints.push(text);
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

/** Starts it on the demo cluster, whatever is on this machine. */
export function startDemo(
  desktop: Desktop,
  args: readonly string[] = [],
  program: Program = ownProgram(),
): Promise<App> {
  return startApp(desktop, ['--demo', ...args], program);
}

/** V8 holds what Playwright waits for only weakly, so that a busy main may lose it and Playwright fails. */
function againWhenCollected(evaluate: ElectronApplication['evaluate']): ElectronApplication['evaluate'] {
  return async (...call: Parameters<typeof evaluate>) => {
    for (let left = collectedAtMost; ; left -= 1)
      try {
        return await evaluate(...call);
      } catch (error) {
        const isCollected = error instanceof Error && error.message.includes('promise was garbage collected');
        if (!isCollected || left === 0) throw error;
      }
  };
}

/** The Electron of the tests and the built app in `app`, for the user who runs the tests. */
export function ownProgram(app = checkout): Program {
  const executablePath = electronExecutable();
  if (executablePath === null) throw new Error('there is no Electron: run npm test');
  return { executablePath, app, sandbox: process.getuid?.() !== 0 };
}
