// @ts-check
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { fillCache } from './tool-cache.mjs';

/** @typedef {import('./tool-cache.mjs').ClusterTool} ClusterTool */
/** @typedef {{ kubernetes: string, etcd: string }} ReleaseHosts base addresses, without a slash at the end */

const run = promisify(execFile);
const checksumDeadline = 15_000;
const downloadDeadline = 10 * 60_000;

/** Where the two projects publish their releases. @type {ReleaseHosts} */
export const officialReleases = {
  kubernetes: 'https://dl.k8s.io/release',
  etcd: 'https://github.com/etcd-io/etcd/releases/download',
};

/** @type {Partial<Record<string, string>>} */
const architectures = { x64: 'amd64', arm64: 'arm64', ppc64: 'ppc64le', s390x: 's390x' };

/**
 * Downloads release binaries into the cache folder, each checked against its published SHA-256.
 * @param {readonly ClusterTool[]} tools
 * @param {import('./obtain.mjs').SourceOptions} options
 * @returns {Promise<string | null>} null when all were downloaded, else why not, as a sentence
 */
export async function downloadTools(tools, { versions, cacheFolder, releases, onProgress }) {
  const architecture = architectures[process.arch];
  if (process.platform !== 'linux' || architecture === undefined)
    return `There are no release downloads of the servers for ${process.platform} on ${process.arch}.`;
  return await fillCache(cacheFolder, async (folder, keep) => {
    for (const [index, tool] of tools.entries()) {
      onProgress(`cluster: downloading ${tool} (${index + 1}/${tools.length})`);
      const problem =
        tool === 'etcd'
          ? await downloadEtcd(releases.etcd, versions.etcd, architecture, folder)
          : await downloadKubernetes(releases.kubernetes, versions.kubernetes, architecture, folder, tool);
      if (problem !== null) return problem;
      await keep(path.join(folder, tool), tool);
    }
    return null;
  });
}

/**
 * @param {string} base
 * @param {string} version
 * @param {string} architecture
 * @param {string} folder
 * @param {ClusterTool} tool
 */
async function downloadKubernetes(base, version, architecture, folder, tool) {
  const address = `${base}/${version}/bin/linux/${architecture}/${tool}`;
  return await download(address, `${address}.sha256`, (text) => text.trim(), path.join(folder, tool));
}

/**
 * @param {string} base
 * @param {string} version
 * @param {string} architecture
 * @param {string} folder
 */
async function downloadEtcd(base, version, architecture, folder) {
  const name = `etcd-${version}-linux-${architecture}`;
  const archive = path.join(folder, `${name}.tar.gz`);
  const problem = await download(
    `${base}/${version}/${name}.tar.gz`,
    `${base}/${version}/SHA256SUMS`,
    (text) => text.split('\n').find((line) => line.endsWith(` ${name}.tar.gz`)) ?? '',
    archive,
  );
  if (problem === null)
    await run('tar', [
      '-xzf',
      archive,
      '-C',
      folder,
      '--strip-components=1',
      '--no-same-owner',
      `${name}/etcd`,
    ]);
  return problem;
}

/**
 * @param {string} address
 * @param {string} checksumAddress
 * @param {(text: string) => string} pickChecksum the part of the checksum file that begins with the hex digits
 * @param {string} file
 */
async function download(address, checksumAddress, pickChecksum, file) {
  try {
    const published = await get(checksumAddress, checksumDeadline);
    const expected = /^[0-9a-f]{64}\b/.exec(pickChecksum(await published.text()))?.[0];
    if (expected === undefined) return `${checksumAddress} holds no SHA-256 of the download.`;
    const body = (await get(address, downloadDeadline)).body;
    if (body === null) return `${address} is empty.`;
    const hash = createHash('sha256');
    const source = Readable.fromWeb(/** @type {import('node:stream/web').ReadableStream} */ (body));
    source.on('data', (chunk) => hash.update(chunk));
    await pipeline(source, createWriteStream(file));
    return hash.digest('hex') === expected ? null : `${address} does not match its published SHA-256.`;
  } catch (error) {
    return `${new URL(address).host} could not be used: ${whyOf(error)}.`;
  }
}

/**
 * @param {string} address
 * @param {number} deadline milliseconds, also for the body
 */
async function get(address, deadline) {
  const response = await fetch(address, { signal: AbortSignal.timeout(deadline) });
  if (!response.ok) throw new Error(`HTTP ${response.status} for ${address}`);
  return response;
}

/** fetch keeps what happened in the cause. @param {unknown} error */
function whyOf(error) {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
