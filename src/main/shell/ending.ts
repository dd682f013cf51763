import { app } from 'electron';

const deadlineMs = 3_000;

/** Lets the app end only once `cleanUp` is done; whatever hangs then, it ends within a few seconds. Answers whether it has begun to. */
export function endWith(cleanUp: () => Promise<void>): () => boolean {
  let state: 'running' | 'cleaning' | 'clean' = 'running';
  const end = () => {
    state = 'clean';
    app.quit();
  };
  app.on('before-quit', (event) => {
    if (state === 'clean') return;
    event.preventDefault();
    if (state === 'cleaning') return;
    state = 'cleaning';
    setTimeout(() => app.exit(), deadlineMs);
    // Never in the turn of this event: Electron would take the answer to it for an answer to the second quit, too.
    void cleanUp().finally(() => setImmediate(end));
  });
  return () => state !== 'running';
}

/**
 * Ends the process once Electron quits, without Chromium's own clean-up, of which Keyfob needs nothing: that takes the tray
 * icon's match rules off the session bus one by one, and waits 25 s for each answer of a bus that hangs. Electron from 44 on
 * ends well where the bus went (electron#53022), not where it hangs. `process.exit` is Electron's here.
 */
export function endAtOnce(): void {
  app.on('quit', (_event, exitCode) => {
    app.releaseSingleInstanceLock();
    const { reallyExit } = process as unknown as { reallyExit: (exitCode: number) => never };
    reallyExit(Number(process.exitCode ?? exitCode));
  });
}
