import { expect, it } from 'vitest';
import { startDesktop } from '../desktop/desktop.ts';
import { eventually } from '../desktop/processes.ts';
import { startDemo } from './start-app.ts';

it('gives the room of its start back once the tray is alone', { timeout: 60_000 }, async () => {
  const desktop = await startDesktop();
  const app = await startDemo(desktop, ['--tray']);
  const room = () =>
    app.electron.evaluate(() => {
      const { heapTotal, heapUsed } = process.memoryUsage();
      return heapTotal / heapUsed;
    });
  try {
    await desktop.tray.waitForRegistration();
    const before = await room();
    // V8 alone never gives so much back while nothing is made.
    await eventually('the room is given back', async () => ((await room()) < 1.4 ? true : null));
    expect(before).toBeGreaterThan(1.6);
  } finally {
    await app.quit();
    await desktop.stop();
  }
});
