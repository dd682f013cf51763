import type { App } from './start-app.ts';

interface Internals {
  readonly _invokeHandlers: Map<string, (...args: unknown[]) => unknown>;
}

/** Records, from now on, all that main sends to the page: replies and events, as JSON. */
export async function recordIpc({ electron }: App): Promise<void> {
  await electron.evaluate(({ app, ipcMain, webContents }) => {
    const sent: string[] = [];
    (globalThis as { sentToPage?: string[] }).sentToPage = sent;
    const handlers = (ipcMain as unknown as Internals)._invokeHandlers;
    const handle = handlers.get('request')!;
    handlers.set('request', async (...args) => {
      const reply = await handle(...args);
      sent.push(JSON.stringify(reply));
      return reply;
    });
    const watch = (page: Electron.WebContents) => {
      const send = page.send.bind(page);
      page.send = (channel, ...args: unknown[]) => {
        sent.push(JSON.stringify(args));
        send(channel, ...args);
      };
    };
    webContents.getAllWebContents().forEach(watch);
    app.on('web-contents-created', (_event, page) => watch(page));
  });
}

/** All that was recorded. */
export function sentToPage({ electron }: App): Promise<readonly string[]> {
  return electron.evaluate(() => (globalThis as unknown as { sentToPage: string[] }).sentToPage);
}
