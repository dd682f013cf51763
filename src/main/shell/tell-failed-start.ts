import { app, dialog } from 'electron';
import { startPhrases } from '../../shared/words/en/start-phrases.ts';
import type { StartFailure } from '../core/desk/bugs/start-failure.ts';

/** Shows why Keyfob could not start, and ends it with exit code 1; tray and window go on working until then. */
export async function tellFailedStart(title: string, failure: StartFailure): Promise<void> {
  process.exitCode = 1;
  await app.whenReady();
  await dialog.showMessageBox({ type: 'error', title, ...failure, buttons: [startPhrases().quit] });
  app.quit();
}
