import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { eventually } from '../desktop/processes.ts';
import { agree } from '../desktop/question.ts';
import { copyBuild, type CopiedBuild } from './copied-build.ts';
import { ownProgram, startDemo, type App } from './start-app.ts';
import { copyLine } from './user-files.ts';

describe('a tray whose icons went while Keyfob ran', () => {
  let build: CopiedBuild;
  let desktop: Desktop;
  let app: App;
  beforeAll(async () => {
    build = copyBuild();
    desktop = await startDesktop();
    app = await startDemo(desktop, [], ownProgram(build.folder));
  });
  afterAll(async () => {
    await app.quit();
    await desktop.stop();
    build.remove();
  });

  it('shows the next state, and the token that brought it is kept', async () => {
    const page = await app.page();
    await page.getByText('Reachable').waitFor();
    const resources = join(build.folder, 'resources');
    for (const name of readdirSync(resources)) if (name.startsWith('tray-')) rmSync(join(resources, name));
    await desktop.tray.click(copyLine);
    await page.getByRole('button', { name: 'Create and copy token' }).click();
    await agree(desktop.env);
    await eventually(
      'the token in the tray',
      async () =>
        (await desktop.tray.menu()).some(({ label }) => label.startsWith('Dashboard token valid until')) ||
        null,
    );
    const kept = await eventually('the token in the keyring', async () => {
      const entries = await desktop.keyring.search({ service: 'Keyfob demo' });
      return entries.length > 0 ? entries : null;
    });
    expect(kept).toHaveLength(1);
    const log = join(desktop.env.XDG_CONFIG_HOME!, 'Keyfob demo', 'keyfob.log');
    expect(existsSync(log) ? readFileSync(log, 'utf8') : '').not.toContain('"bug"');
  });
});
