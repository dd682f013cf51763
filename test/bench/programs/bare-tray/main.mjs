import { fileURLToPath } from 'node:url';
import { app, Menu, Tray } from 'electron';
import { beAsKeyfob } from '../as-keyfob.mjs';

// The least that an Electron tray app is.
beAsKeyfob();
/** @type {Tray | null} */
let tray = null;

app.on('window-all-closed', () => undefined);
app.whenReady().then(() => {
  tray = new Tray(fileURLToPath(new URL('../../../../resources/tray-valid.png', import.meta.url)));
  tray.setToolTip('A bare tray app');
  tray.setContextMenu(Menu.buildFromTemplate([{ label: 'Quit', click: () => app.quit() }]));
});
