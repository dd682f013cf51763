import { existsSync, readFileSync } from 'node:fs';

const prlimit = '/usr/bin/prlimit';
const names = new URL('../../src/main/adapters/system/environment/allowed-names.json', import.meta.url);

/**
 * What Keyfob is given of this environment. Setting up before it, which must reach the network as the machine does,
 * keeps all of it. What is left out is named, because Node hands some on that are not.
 * @returns {Record<string, string | undefined>}
 */
export function keyfobEnvironment() {
  const allowed = new Set(/** @type {string[]} */ (JSON.parse(readFileSync(names, 'utf8'))));
  return Object.fromEntries(
    Object.entries(process.env).map(([name, value]) => [name, allowed.has(name) ? value : undefined]),
  );
}

/**
 * What a command line begins with so that no crash writes the memory of the program to disk; see `core-dumps.ts`.
 * @returns {string[]}
 */
export function withoutCoreDumps() {
  return existsSync(prlimit) ? [prlimit, '--core=1:1', '--'] : [];
}
