import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { eventually } from '../desktop/processes.ts';
import { startDemo, type App } from './start-app.ts';

describe('requests that main rejects', () => {
  let desktop: Desktop;
  let app: App;
  let page: Page;
  beforeAll(async () => {
    desktop = await startDesktop();
    app = await startDemo(desktop);
    page = await app.page();
    await page.getByText('Reachable').waitFor();
    await app.electron.evaluate(({ ipcMain }) => {
      type Handler = (event: unknown, name: string, input: unknown) => unknown;
      const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, Handler> })._invokeHandlers;
      const answer = handlers.get('request')!;
      handlers.set('request', (event, name, input) => {
        if (['admin:token-file', 'rotation:start'].includes(name)) throw new TypeError('not for people');
        return answer(event, name, input);
      });
    });
  });
  afterAll(async () => {
    await app.quit();
    await desktop.stop();
  });

  const show = (screen: string) => page.getByRole('button', { name: screen, exact: true }).click();

  /** What the log says of the incident that is shown there. */
  async function incident(where: Locator): Promise<string> {
    const text = await where
      .getByText(/\(incident [0-9a-f]{16}\)/)
      .first()
      .textContent();
    const shown = /\(incident ([0-9a-f]{16})\)/.exec(text ?? '')![1]!;
    const log = join(desktop.env.XDG_CONFIG_HOME!, 'Keyfob demo', 'keyfob.log');
    const line = await eventually('the incident in the log', () =>
      existsSync(log)
        ? readFileSync(log, 'utf8')
            .split('\n')
            .find((each) => each.includes(`"incident":"${shown}"`))
        : null,
    );
    expect(line).not.toContain('not for people');
    return line;
  }

  it('end a query with an incident that the log has', async () => {
    await show('Admin credential');
    const problem = page.getByRole('group', { name: 'Problem' });
    expect(JSON.parse(await incident(problem))).toMatchObject({
      event: 'page-bug',
      request: 'admin:token-file',
      type: 'Error',
    });
  });

  it('end a command with an incident that the log has, and leave its button in working order', async () => {
    await show('Admin credential');
    await page.getByRole('button', { name: 'Rotate admin token…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Rotate the admin token?' });
    const rotate = dialog.getByRole('button', { name: 'Rotate', exact: true });
    await rotate.click();
    expect(JSON.parse(await incident(dialog))).toMatchObject({
      event: 'page-bug',
      request: 'rotation:start',
    });
    expect(await rotate.isEnabled()).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });
});
