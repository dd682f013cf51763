// @ts-check
import { access, chmod, constants, mkdir, readFile, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';

/** @typedef {'etcd' | 'kube-apiserver' | 'kube-controller-manager' | 'kubectl'} ClusterTool */
/** @typedef {{ kubernetes: string, etcd: string }} Versions as in go.mod, with the leading `v` */

/** The folder of go.mod. */
export const recipeFolder = import.meta.dirname;

/**
 * Reads the versions that go.mod names, so that they stand in one place.
 * @returns {Promise<Versions>}
 */
export async function readVersions() {
  const text = await readFile(path.join(recipeFolder, 'go.mod'), 'utf8');
  const versionOf = (/** @type {string} */ module) => {
    const line = text.split('\n').find((each) =>
      each
        .trim()
        .replace(/^require /, '')
        .startsWith(`${module} v`),
    );
    const version = line === undefined ? undefined : /\sv[\d.]+/.exec(line)?.[0].trim();
    if (version === undefined) throw new Error(`go.mod does not require ${module}`);
    return version;
  };
  return { kubernetes: versionOf('k8s.io/kubernetes'), etcd: versionOf('go.etcd.io/etcd/server/v3') };
}

/**
 * The cache folder of these versions on this kind of machine.
 * @param {Versions} versions
 * @param {NodeJS.ProcessEnv} environment
 */
export function cacheFolderOf(versions, environment) {
  const home = environment.XDG_CACHE_HOME || path.join(environment.HOME || homedir(), '.cache');
  const name = `kubernetes-${versions.kubernetes}-etcd-${versions.etcd}-${process.platform}-${process.arch}`;
  return path.join(home, 'keyfob', 'cluster', name);
}

/**
 * The executable of a tool in a folder, or null where it has none.
 * @param {string} folder
 * @param {ClusterTool} tool
 */
export async function findTool(folder, tool) {
  const file = path.resolve(folder, tool);
  try {
    await access(file, constants.X_OK);
    return file;
  } catch {
    return null;
  }
}

/**
 * Runs `work` with a temporary folder beside the cache folder; `keep` moves a finished file into the cache in one
 * step, so that what was cut short never looks finished.
 * @template T
 * @param {string} cacheFolder
 * @param {(folder: string, keep: (file: string, tool: ClusterTool) => Promise<void>) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function fillCache(cacheFolder, work) {
  await mkdir(cacheFolder, { recursive: true });
  await removeAbandoned(cacheFolder);
  const folder = path.join(cacheFolder, `partial-${process.pid}`);
  await mkdir(folder, { recursive: true });
  try {
    return await work(folder, async (file, tool) => {
      await chmod(file, 0o755);
      await rename(file, path.join(cacheFolder, tool));
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param {string} cacheFolder */
async function removeAbandoned(cacheFolder) {
  for (const name of await readdir(cacheFolder)) {
    const pid = /^partial-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid)))
      await rm(path.join(cacheFolder, name), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
