import { join } from 'node:path';
import { app } from 'electron';

/** What the package installs for root. */
export const installed = {
  script: '/usr/bin/keyfob',
  rotate: '/usr/libexec/keyfob/rotate',
  program: '/opt/Keyfob/keyfob',
};

/** A file that each build brings anew: in a package the program, for what lies in an archive cannot be watched. */
export function ownFile(): string {
  return app.isPackaged ? process.execPath : join(app.getAppPath(), 'out/main/index.js');
}

/** How this process was started: Electron, in a checkout with its folder, and the installed files that root may run. */
export function thisProgram() {
  return {
    program: process.execPath,
    programArguments: app.isPackaged ? [] : [app.getAppPath()],
    installed: app.isPackaged ? installed : null,
  };
}
