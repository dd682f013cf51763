import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { pageUrl } from './app-scheme.ts';

/** Answers one request of the page, which arrived at a moment of `performance.now()`. */
export type AnswerRequest = (name: unknown, input: unknown, arrivedAt: number) => Promise<unknown>;

/** Opens the one door between page and main: `page` is the one page that may knock, or null; `answering` is asked at each knock for what answers. */
export function openIpcDoor(page: () => WebContents | null, answering: () => Promise<AnswerRequest>): void {
  ipcMain.handle('request', async (event, name: unknown, input: unknown) => {
    if (!isOurPage(event, page())) throw new TypeError('not our page');
    const arrivedAt = performance.now();
    const answer = await answering();
    return answer(name, input, arrivedAt);
  });
}

function isOurPage(event: IpcMainInvokeEvent, page: WebContents | null): boolean {
  const frame = event.senderFrame;
  return (
    page !== null &&
    event.sender === page &&
    frame === page.mainFrame &&
    frame.url.split(/[?#]/)[0] === pageUrl
  );
}
