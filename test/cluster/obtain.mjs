// @ts-check
import { buildTools } from './build-tools.mjs';
import { downloadTools, officialReleases } from './download-tools.mjs';
import { cacheFolderOf, findTool, readVersions } from './tool-cache.mjs';

/** @typedef {import('./tool-cache.mjs').ClusterTool} ClusterTool */
/**
 * Absolute paths; kubectl is the peer of the bench, and null where only it could not be had.
 * @typedef {{ etcd: string, kubeApiserver: string, kubeControllerManager: string, kubectl: string | null }} ClusterBinaries
 */
/** @typedef {{ status: 'ready', binaries: ClusterBinaries } | { status: 'unavailable', reason: string }} Obtained */
/**
 * @typedef {object} SourceOptions
 * @property {import('./tool-cache.mjs').Versions} versions
 * @property {string} cacheFolder
 * @property {NodeJS.ProcessEnv} environment
 * @property {import('./download-tools.mjs').ReleaseHosts} releases
 * @property {(line: string) => void} onProgress
 */
/**
 * @typedef {object} ObtainOptions
 * @property {(line: string) => void} [onProgress] gets a line now and then while something slow happens
 * @property {NodeJS.ProcessEnv} [environment] KUBEBUILDER_ASSETS, XDG_CACHE_HOME, HOME, PATH and what go reads
 * @property {import('./download-tools.mjs').ReleaseHosts} [releases]
 */

/** @type {readonly ClusterTool[]} */
const tools = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kubectl'];

/**
 * Obtains the servers from the folder named by KUBEBUILDER_ASSETS, the cache folder, `go build` and the official
 * releases, each for what the one before lacks; what was built or downloaded stays in the cache folder.
 * @param {ObtainOptions} [options]
 * @returns {Promise<Obtained>}
 */
export async function obtainClusterBinaries({
  onProgress = () => {},
  environment = process.env,
  releases = officialReleases,
} = {}) {
  const versions = await readVersions();
  const cacheFolder = cacheFolderOf(versions, environment);
  const assets = environment.KUBEBUILDER_ASSETS;
  const folders = assets ? [assets, cacheFolder] : [cacheFolder];
  /** @type {Map<ClusterTool, string>} */
  const found = new Map();
  const lookAgain = async () => {
    for (const folder of folders)
      for (const tool of missing()) {
        const file = await findTool(folder, tool);
        if (file !== null) found.set(tool, file);
      }
  };
  const missing = () => tools.filter((tool) => !found.has(tool));

  await lookAgain();
  const reasons = [];
  for (const source of [buildTools, downloadTools]) {
    if (missing().length === 0) break;
    const reason = await source(missing(), { versions, cacheFolder, environment, releases, onProgress });
    if (reason !== null) reasons.push(reason);
    await lookAgain();
  }
  const [etcd, kubeApiserver, kubeControllerManager, kubectl = null] = tools.map((tool) => found.get(tool));
  if (etcd === undefined || kubeApiserver === undefined || kubeControllerManager === undefined)
    return {
      status: 'unavailable',
      reason: `No ${missing().join(', no ')} for the cluster tests. ${reasons.join(' ')}`,
    };
  return { status: 'ready', binaries: { etcd, kubeApiserver, kubeControllerManager, kubectl } };
}
