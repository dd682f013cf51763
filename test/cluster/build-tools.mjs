// @ts-check
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { fillCache, recipeFolder } from './tool-cache.mjs';

/** @typedef {import('./tool-cache.mjs').ClusterTool} ClusterTool */

const run = promisify(execFile);
const buildDeadline = 30 * 60_000;
const progressEvery = 30_000;

/** @type {Record<ClusterTool, string>} */
const packages = {
  etcd: 'go.etcd.io/etcd/server/v3',
  'kube-apiserver': 'k8s.io/kubernetes/cmd/kube-apiserver',
  'kube-controller-manager': 'k8s.io/kubernetes/cmd/kube-controller-manager',
  kubectl: 'k8s.io/kubernetes/cmd/kubectl',
};

/**
 * Builds tools from their Go modules into the cache folder, one after the other; go.sum authenticates the sources.
 * @param {readonly ClusterTool[]} tools
 * @param {import('./obtain.mjs').SourceOptions} options
 * @returns {Promise<string | null>} null when all were built, else why not, as a sentence
 */
export async function buildTools(tools, { versions, cacheFolder, environment, onProgress }) {
  const problem = await whyGoCannot(environment);
  if (problem !== null) return problem;
  return await fillCache(cacheFolder, async (folder, keep) => {
    for (const [index, tool] of tools.entries()) {
      const what = `cluster: building ${tool} (${index + 1}/${tools.length})`;
      onProgress(`${what}; the first build takes minutes`);
      const file = path.join(folder, tool);
      const failure = await goBuild(packages[tool], file, versions.kubernetes, environment, (seconds) =>
        onProgress(`${what}: ${seconds} s`),
      );
      if (failure !== null) return `go build of ${tool} failed: ${failure}`;
      await keep(file, tool);
    }
    return null;
  });
}

/**
 * Go is asked in the folder of go.mod: there it takes a newer toolchain of itself where it may.
 * @param {NodeJS.ProcessEnv} environment
 */
async function whyGoCannot(environment) {
  const needed = /^go (\d+)\.(\d+)/m.exec(await readFile(path.join(recipeFolder, 'go.mod'), 'utf8'));
  const [neededMajor, neededMinor] = [Number(needed?.[1]), Number(needed?.[2])];
  const atLeast = `Go ${neededMajor}.${neededMinor} or newer`;
  try {
    const { stdout } = await run('go', ['env', 'GOVERSION'], {
      cwd: recipeFolder,
      env: environment,
      timeout: 120_000,
    });
    const found = /^go(\d+)\.(\d+)/.exec(stdout);
    const [major, minor] = [Number(found?.[1]), Number(found?.[2])];
    return major > neededMajor || (major === neededMajor && minor >= neededMinor)
      ? null
      : `${atLeast} is needed to build the servers, and ${stdout.trim()} is installed.`;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return `${atLeast} is needed to build the servers, and there is no go on the PATH.`;
    return `${atLeast} is needed to build the servers, and go says: ${lastLines(error)}`;
  }
}

/**
 * Without a version of its own the API server answers /version with a placeholder, which kubectl cannot read.
 * @param {string} package_
 * @param {string} file
 * @param {string} version
 * @param {NodeJS.ProcessEnv} environment
 * @param {(seconds: number) => void} onTick
 */
async function goBuild(package_, file, version, environment, onTick) {
  const [major = '', minor = ''] = version.replace(/^v/, '').split('.');
  const set = (/** @type {string} */ name, /** @type {string} */ value) =>
    `-X k8s.io/component-base/version.${name}=${value}`;
  const flags = ['-s -w', set('gitVersion', version), set('gitMajor', major), set('gitMinor', minor)].join(
    ' ',
  );
  const started = Date.now();
  const timer = setInterval(() => onTick(Math.round((Date.now() - started) / 1000)), progressEvery);
  try {
    await run(
      'go',
      ['build', '-mod=readonly', '-buildvcs=false', '-trimpath', '-ldflags', flags, '-o', file, package_],
      {
        cwd: recipeFolder,
        env: { ...environment, CGO_ENABLED: '0', GOWORK: 'off' },
        timeout: buildDeadline,
        maxBuffer: 64 * 1024 * 1024,
      },
    );
    return null;
  } catch (error) {
    return lastLines(error);
  } finally {
    clearInterval(timer);
  }
}

/** @param {unknown} error */
function lastLines(error) {
  const text = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  return text.trim().split('\n').slice(-3).join(' / ') || String(error);
}
