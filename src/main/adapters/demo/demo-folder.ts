import { rmSync } from 'node:fs';
import { lstat, mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorCode } from '../system/error-code.ts';

const prefix = 'keyfob-demo-';
const markerName = 'demo-owner.pid';
const revision = 'x1';

/** A folder that stands for `/var/snap/microk8s`. */
export interface DemoFolder {
  readonly root: string;
  /** The revision's folder, where files are written. */
  readonly revision: string;
  /** The link to it, which is the snap data folder. */
  readonly current: string;
  /** Removes everything without waiting; happens by itself when the process exits. */
  remove(): void;
}

/** Makes the folder, 0700, below the system's temporary folder, and removes those that killed demos left. */
export async function makeDemoFolder(): Promise<DemoFolder> {
  await removeAbandoned();
  const root = await mkdtemp(join(tmpdir(), prefix));
  const removeNow = () => removeFolder(root);
  process.once('exit', removeNow);
  await writeFile(join(root, markerName), String(process.pid), { mode: 0o600 });
  await mkdir(join(root, revision), { mode: 0o700 });
  await symlink(revision, join(root, 'current'));
  return {
    root,
    revision: join(root, revision),
    current: join(root, 'current'),
    remove() {
      process.off('exit', removeNow);
      removeNow();
    },
  };
}

/** The marker goes last: a removal that is cut off is finished at the next start. */
function removeFolder(root: string): void {
  rmSync(join(root, revision), { recursive: true, force: true });
  rmSync(root, { recursive: true, force: true });
}

async function removeAbandoned(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(prefix));
  await Promise.all(names.map((name) => removeIfAbandoned(join(tmpdir(), name))));
}

/** Removes a folder of this user with our marker of a process that is gone; what cannot be looked at stays. */
async function removeIfAbandoned(folder: string): Promise<void> {
  const marker = join(folder, markerName);
  try {
    const [folderFacts, markerFacts] = await Promise.all([lstat(folder), lstat(marker)]);
    if (!folderFacts.isDirectory() || folderFacts.uid !== process.getuid?.() || !markerFacts.isFile()) return;
    const pid = await readFile(marker, 'utf8');
    if (/^[1-9]\d{0,9}$/.test(pid) && !isAlive(Number(pid))) removeFolder(folder);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}
