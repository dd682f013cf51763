import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { eventually } from '../desktop/processes.ts';
import { axeFindings } from './axe-findings.ts';
import { copyBuild, type CopiedBuild } from './copied-build.ts';
import { ownProgram, startDemo, type App } from './start-app.ts';

interface Line {
  readonly event: string;
  readonly incident: string;
  readonly from: string;
  readonly type: string;
  readonly frames: readonly string[];
}

/** What the view does where the test says so. */
const faults = [
  `if(globalThis.fault==='view')throw new RangeError('a value');`,
  `if(globalThis.fault==='event')setTimeout(()=>{throw new TypeError('a value')});`,
  `if(globalThis.fault==='promise')Promise.reject(new SyntaxError('a value'));`,
].join('');

/** Lets the built screen `chunk` throw, where `globalThis.fault` says how. */
function breakScreen(build: CopiedBuild, chunk: string): void {
  const assets = join(build.folder, 'out/renderer/assets');
  const file = join(
    assets,
    readdirSync(assets).find((name) => new RegExp(`^${chunk}-.*\\.js$`).test(name))!,
  );
  const text = readFileSync(file, 'utf8');
  const [, view] = /export\{([\w$]+) as /.exec(text)!;
  const begin = new RegExp(`function ${view!.replaceAll('$', '\\$')}\\([^)]*\\)\\{`);
  expect(text).toMatch(begin);
  writeFileSync(
    file,
    text.replace(begin, (found) => `${found}${faults}`),
  );
}

describe('bugs of the page', () => {
  let build: CopiedBuild;
  let desktop: Desktop;
  let app: App;
  let page: Page;

  beforeAll(async () => {
    build = copyBuild();
    breakScreen(build, 'activity');
    desktop = await startDesktop();
    app = await startDemo(desktop, [], ownProgram(build.folder));
    page = await app.page();
    await page.getByText('Reachable').waitFor();
  });
  afterAll(async () => {
    await app.quit();
    await desktop.stop();
    build.remove();
  });

  const show = (screen: string) => page.getByRole('button', { name: screen, exact: true }).click();
  const breakBy = (fault: string | null) =>
    page.evaluate((fault) => void Object.assign(globalThis, { fault }), fault);
  const log = () => {
    const file = join(desktop.env.XDG_CONFIG_HOME!, 'Keyfob demo', 'keyfob.log');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };
  const linesOf = (incident: string): Line[] =>
    log()
      .split('\n')
      .filter((line) => line.includes(`"incident":"${incident}"`))
      .map((line) => JSON.parse(line) as Line);

  /** What the log says of the incident that is shown there. */
  async function incident(where: Locator): Promise<Line> {
    const text = await where.getByText(/\(incident [0-9a-f]{16}\)/).textContent();
    const shown = /\(incident ([0-9a-f]{16})\)/.exec(text ?? '')![1]!;
    const [line] = await eventually('the incident in the log', () => {
      const lines = linesOf(shown);
      return lines.length === 0 ? null : lines;
    });
    expect(log()).not.toContain('a value');
    return line!;
  }

  const inActivity = expect.stringMatching(
    /^[\w$]+ src\/renderer\/views\/activity\/activity-screen\.tsx:\d+:\d+$/,
  ) as string;

  it('a view that throws while it is drawn has a card with its incident, and Try again brings it back', async () => {
    await breakBy('view');
    await show('Activity');
    const card = page.getByRole('alert').filter({ hasText: 'This part of Keyfob could not be shown' });
    const line = await incident(card);
    expect(line).toMatchObject({ event: 'page-bug', from: 'view', type: 'RangeError' });
    expect(line.frames).toContainEqual(inActivity);
    expect(await axeFindings(page)).toEqual([]);
    await card.getByRole('button', { name: 'Try again' }).click();
    await eventually('the same card', async () => ((await card.count()) === 1 ? true : null));
    await breakBy(null);
    await card.getByRole('button', { name: 'Copy report…' }).click();
    const report = page.getByRole('dialog', { name: 'Report' });
    await report.getByText(line.incident).waitFor();
    await page.keyboard.press('Escape');
    await report.waitFor({ state: 'detached' });
    await card.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'Activity' }).waitFor();
    expect(await card.count()).toBe(0);
  });

  it.each([
    ['event', 'TypeError'],
    ['promise', 'SyntaxError'],
  ])(
    'what nothing catches in one %s has a card, above whatever is shown, and Try again draws that anew',
    async (from, type) => {
      await show('Overview');
      await breakBy(from);
      await show('Activity');
      const card = page.getByRole('alert', { name: 'Something went wrong' });
      expect(await incident(card)).toMatchObject({
        event: 'page-bug',
        from,
        type,
        frames: expect.arrayContaining([inActivity]) as string[],
      });
      expect(await axeFindings(page)).toEqual([]);
      await breakBy(null);
      await show('Settings');
      await page.getByRole('heading', { name: 'Settings' }).waitFor();
      await card.getByRole('button', { name: 'Try again' }).click();
      await card.waitFor({ state: 'detached' });
      await page.getByRole('heading', { name: 'Settings' }).waitFor();
    },
  );

  it('one that never stops is one incident, and leaves the window in working order', async () => {
    const before = log().length;
    const timer = await page.evaluate(() =>
      Number(
        setInterval(() => {
          throw new EvalError('a value');
        }),
      ),
    );
    const card = page.getByRole('alert', { name: 'Something went wrong' });
    expect((await incident(card)).type).toBe('EvalError');
    await show('Certificates');
    await page.getByRole('heading', { name: 'Certificates' }).waitFor();
    expect(log().slice(before).split('\n')).toHaveLength(2);
    await card.getByRole('button', { name: 'Put away' }).click();
    await card.waitFor({ state: 'detached' });
    await page.evaluate((timer) => clearInterval(timer), timer);
  });
});
