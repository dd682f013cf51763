import type { BrowserStandIn } from '../../desktop/browser-stand-in.ts';
import type { Desktop } from '../../desktop/desktop.ts';
import { ownProgram, startApp, type App } from '../../e2e/start-app.ts';
import type { Cluster } from '../../cluster/cluster.ts';
import { collectedMemory, collectOnSignal } from '../collected-memory.ts';
import { lastClick, watchMenuClicks } from '../menu-clicks.ts';
import { openInBrowser, type BrowserSession } from './browser-session.ts';

/** The app in the tray, whose sessions this process opens as a browser. */
export class SignedInApp {
  readonly app: App;
  readonly #desktop: Desktop;
  readonly #browser: BrowserStandIn;

  private constructor(app: App, desktop: Desktop, browser: BrowserStandIn) {
    this.app = app;
    this.#desktop = desktop;
    this.#browser = browser;
  }

  static async start(
    { desktop, cluster, keyfob }: { desktop: Desktop; cluster: Cluster; keyfob: string },
    browser: BrowserStandIn,
    args: readonly string[] = [],
  ): Promise<SignedInApp> {
    const env = { ...desktop.env, PATH: browser.path };
    const line = ['--snap-data', cluster.snapData.current, ...args];
    const app = await startApp({ ...desktop, env }, line, ownProgram(keyfob));
    await watchMenuClicks(app);
    await collectOnSignal(app);
    return new SignedInApp(app, desktop, browser);
  }

  async open(): Promise<BrowserSession> {
    const address = this.#browser.address();
    await this.#desktop.tray.click('Open dashboard');
    return openInBrowser(await address);
  }

  /** Click → first byte of the dashboard, in ms; a menu that is older than this app’s start tells of no click. */
  async timedOpen(): Promise<number> {
    const { firstByteAt } = await this.open();
    return firstByteAt - (await lastClick(this.app));
  }

  async end(): Promise<void> {
    await this.#desktop.tray.click('End session with Headlamp');
  }

  /** PSS of all processes once main has collected what it does not use, in MB. */
  memory(): Promise<number> {
    return collectedMemory(this.app);
  }

  async quit(): Promise<void> {
    await this.app.quit();
    await this.#desktop.tray.waitForNoItem();
  }
}
