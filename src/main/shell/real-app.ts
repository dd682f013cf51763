import { app } from 'electron';
import type { SettingsStore } from '../core/desk/settings/settings-store.ts';
import type { RealApp } from '../core/ports/desktop.ts';

/** Leads from the demo to the real Keyfob, whose settings `loadSettings` reads. Where it is running already, it is told of the folder. */
export function createRealApp(loadSettings: () => Promise<SettingsStore>): RealApp {
  return {
    snapData: async () => (await loadSettings()).settings.snapData,
    chooseSnapData: async (snapData) => (await loadSettings()).change({ snapData }),
    takeOver(folder) {
      const args = process.argv.slice(1).filter((arg) => arg !== '--demo' && arg !== '--tray');
      app.relaunch({
        execPath: process.env.APPIMAGE ?? process.execPath,
        args: folder === null ? args : [...args, '--snap-data', folder],
      });
      app.quit();
    },
  };
}
