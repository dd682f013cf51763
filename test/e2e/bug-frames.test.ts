import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Bridge } from '../../src/shared/contract/contract.ts';
import { startDesktop } from '../desktop/desktop.ts';
import { copyBuild } from './copied-build.ts';
import { ownProgram, startDemo } from './start-app.ts';

const handler = /"question:dismiss":\(\)=>\(/;

it('the log names the source lines of a bug, and Settings says where it is', async () => {
  const build = copyBuild();
  const main = join(build.folder, 'out/main/answer-page.cjs');
  const text = readFileSync(main, 'utf8');
  expect(text).toMatch(handler);
  writeFileSync(
    main,
    text.replace(handler, (found) => `${found}(()=>{throw new TypeError('a value')})(),`),
  );
  expect(
    readdirSync(join(build.folder, 'out/renderer/assets')).filter((name) => name.endsWith('.map')),
  ).toEqual([]);
  const desktop = await startDesktop();
  const app = await startDemo(desktop, [], ownProgram(build.folder));
  try {
    const page = await app.page();
    await page.getByText('Reachable').waitFor();
    const reply = await page.evaluate(() =>
      (globalThis as unknown as { keyfob: Bridge }).keyfob.invoke('question:dismiss', {}),
    );
    const { incident } = (reply as { error: { incident: string } }).error;
    const file = join(desktop.env.XDG_CONFIG_HOME!, 'Keyfob demo', 'keyfob.log');
    const log = readFileSync(file, 'utf8');
    const line = log.split('\n').find((each) => each.includes(incident))!;
    expect((JSON.parse(line) as { frames: string[] }).frames).toEqual(
      expect.arrayContaining([expect.stringMatching(/ src\/main\/core\/desk\/app-handlers\.ts:\d+:\d+$/)]),
    );
    expect(log).not.toContain('a value');
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.getByText('What Keyfob stores, and where', { exact: true }).click();
    await page.getByText(file).waitFor();
  } finally {
    await app.quit();
    await desktop.stop();
    build.remove();
  }
});
