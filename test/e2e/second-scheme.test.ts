import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startDesktop } from '../desktop/desktop.ts';
import { copyBuild } from './copied-build.ts';
import { ownProgram, startDemo } from './start-app.ts';

it('serves the page and its policy where Electron has no registerBufferProtocol any more', async () => {
  const build = copyBuild();
  const main = join(build.folder, 'out/main/start-window.cjs');
  const text = readFileSync(main, 'utf8');
  expect(text).toContain('.registerBufferProtocol');
  writeFileSync(main, text.replaceAll('.registerBufferProtocol', '.isNoMore'));
  const desktop = await startDesktop({ keyring: 'absent' });
  const app = await startDemo(desktop, [], ownProgram(build.folder));
  try {
    const page = await app.page();
    await page.getByText('Reachable').waitFor();
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.getByRole('heading', { name: 'Settings', exact: true }).waitFor();
    await page.evaluate('globalThis.ran = false');
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.ran = true';
      document.head.append(script);
    });
    expect(await page.evaluate('globalThis.ran')).toBe(false);
    expect(app.complaints.filter((each) => !each.includes('Content Security Policy'))).toEqual([]);
  } finally {
    await app.quit();
    await desktop.stop();
    build.remove();
  }
});
