import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../desktop/processes.ts';
import { startPlace, tryClipboard, tryNetwork, tryWaysOut, type Place } from './page-ways.ts';
import { SeparateNetwork } from './separate-network.ts';
import { canary } from './ways-clipboard.ts';
import { networkWays } from './ways-network.ts';

const canTry = SeparateNetwork.canMake();

describe.skipIf(!canTry)('a script in the page', () => {
  let place: Place;
  beforeAll(async () => {
    place = await startPlace();
  });
  afterAll(() => place.leave());

  it('sends nothing into the network [page-no-network]', async () => {
    expect(await tryNetwork(place)).toEqual([]);
    await place.page.restore(true);
  });

  it('opens nothing on the desktop and leaves for nowhere [page-no-way-out]', async () => {
    expect(await tryWaysOut(place)).toEqual([]);
  });

  it('neither reads nor changes the clipboard, also after a change of theme [page-no-clipboard]', async () => {
    const { page } = place;
    await page.run(`keyfob.invoke('settings:choose-look', { theme: 'dark' })`);
    await eventually('the dark theme', async () =>
      (await page.run(`matchMedia('(prefers-color-scheme: dark)').matches`)) === true ? true : null,
    );
    expect(await tryClipboard(place)).toEqual([]);
  });

  it('leaves the clipboard to the keys of a person [page-no-clipboard]', async () => {
    const { page } = place;
    const copied = await page.copyElsewhere(canary);
    await page.run(
      `document.body.append(Object.assign(document.createElement('textarea'), { id: 'field' })); field.focus()`,
    );
    await page.press('ctrl+v');
    await eventually('the pasted text', async () => (await page.run('field.value')) === canary || null);
    await page.run(`field.value = 'what a person copies'; field.select()`);
    await page.press('ctrl+c');
    await eventually(
      'the copied text',
      async () => (await page.clipboard()) === 'what a person copies' || null,
    );
    await copied.release();
    await page.restore(false);
  });
});

describe.skipIf(!canTry)('the network of the page by itself', () => {
  it('stays shut without its policy and without its filter of requests [page-no-network]', async () => {
    const place = await startPlace(['policy', 'requests']);
    const out = await tryNetwork(place);
    await place.leave();
    expect(out).toEqual([]);
  });

  it('would be seen if it were open', async () => {
    const place = await startPlace(['policy', 'requests', 'names', 'connections']);
    const out = await tryNetwork(place);
    await place.leave();
    expect(out.length).toBeGreaterThan(networkWays.length / 2);
  });
});
