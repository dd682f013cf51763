import { fileURLToPath } from 'node:url';
import { app, BrowserWindow } from 'electron';
import { beAsKeyfob } from '../as-keyfob.mjs';

// The least that an Electron window is; tells when it could be shown.
beAsKeyfob();
app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1100,
    height: 740,
    show: false,
    webPreferences: { spellcheck: false },
  });
  window.once('ready-to-show', () => {
    process.stdout.write(`shown ${process.hrtime.bigint()}\n`);
    window.show();
  });
  void window.loadFile(fileURLToPath(new URL('index.html', import.meta.url)));
});
