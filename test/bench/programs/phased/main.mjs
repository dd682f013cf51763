import { pathToFileURL } from 'node:url';
import { app, ipcMain } from 'electron';

// The program of the file PHASED, watched from outside its code: tells when each phase of its start had ended.
const now = () => Number(process.hrtime.bigint() / 1000n) / 1000;

/** @type {Record<string, number>} */
const phases = { begun: now() };
app.whenReady().then(() => (phases.ready = now()));
app.once('browser-window-created', () => (phases.window = now()));

const handle = ipcMain.handle.bind(ipcMain);
ipcMain.handle = (channel, listener) =>
  handle(channel, async (...args) => {
    phases.asked ??= now();
    const answer = await listener(...args);
    phases.answered ??= now();
    return answer;
  });

const painted = `new Promise((resolve) => {
  const tell = (paint) => {
    const [{ responseEnd, domInteractive }] = performance.getEntriesByType('navigation');
    const drawn = performance.getEntriesByType('mark')[0]?.startTime;
    resolve({ origin: performance.timeOrigin, html: responseEnd, parsed: domInteractive, drawn, painted: paint.startTime });
  };
  const look = (list) => list.getEntriesByName('first-contentful-paint').forEach(tell);
  new PerformanceObserver(look).observe({ type: 'paint', buffered: true });
})`;

app.once('web-contents-created', (_event, page) => {
  page.once('dom-ready', async () => {
    const { origin, ...seen } = await page.executeJavaScript(painted);
    // The page counts from its origin, by the clock of the day.
    const began = origin - Date.now() + now();
    for (const [name, at] of Object.entries(seen)) if (at !== undefined) phases[name] = began + at;
    process.stdout.write(`phases ${JSON.stringify(phases)}\n`);
  });
});
await import(pathToFileURL(process.env.PHASED ?? '').href);
