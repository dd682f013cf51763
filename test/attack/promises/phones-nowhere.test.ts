import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SeparateNetwork } from '../page/separate-network.ts';
import { WatchedPage } from '../page/watched-page.ts';

const checkout = resolve(import.meta.dirname, '../../..');
const canTry = SeparateNetwork.canMake();
const screenMs = 300;
/** Longer than a program waits that phones once all else is done. */
const lateMs = 5000;

describe.skipIf(!canTry)('a session in a network with a way out [phones-nowhere]', () => {
  let network: SeparateNetwork;
  let page: WatchedPage;

  beforeAll(async () => {
    network = await SeparateNetwork.make(1);
    page = await WatchedPage.start(network, checkout);
  });
  afterAll(async () => {
    await page.stop();
    await network.remove();
  });

  it('sends no packet and asks for no name, from its start on', async () => {
    await page.run(`document.querySelectorAll('nav button').forEach((button, index) =>
      setTimeout(() => button.click(), ${screenMs} * index))`);
    await page.run(`keyfob.invoke('cluster:refresh', {})`);
    await new Promise((done) => setTimeout(done, lateMs));
    expect(await page.isThere()).toBe(true);
    expect([...network.arrivals().values()]).toEqual([]);
    expect(await network.packets()).toBe(0);
  });
});
