import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CleanRoot } from './clean-root.ts';

/** What apt and dpkg say of something that is wrong. */
const complaint = /^(?:[WE]: |dpkg: (?:warning|error)|keyfob: .*(?:fail|could not)).*$/gim;

/** What belongs to the kernel, to apt and dpkg themselves, or to everybody. */
const others = [
  ...['/proc', '/sys', '/dev', '/run', '/tmp', '/mnt'],
  ...['/var/lib/dpkg', '/var/lib/apt', '/var/cache', '/var/log', '/var/tmp'],
];

/** The lines by which a stranger comes to have Keyfob, and loses it again. */
export class Stranger {
  readonly #root: CleanRoot;
  readonly name: string;

  constructor(root: CleanRoot, name: string) {
    this.#root = root;
    this.name = name;
  }

  /** Adds the repository and installs from it, with what is recommended. */
  async install(repository: string): Promise<void> {
    const parts = join(this.#root.path, 'etc/apt/sources.list.d');
    mkdirSync(parts, { recursive: true });
    copyFileSync(join(repository, 'keyfob.sources'), join(parts, 'keyfob.sources'));
    await this.#quietly(['apt-get', 'update']);
    await this.#quietly(['apt-get', 'install', '--yes', this.name]);
    await this.#quietly(['dpkg', '--verify', this.name]);
  }

  async upgrade(): Promise<string> {
    await this.#quietly(['apt-get', 'update']);
    return this.#quietly(['apt-get', 'install', '--yes', '--only-upgrade', this.name]);
  }

  remove(): Promise<string> {
    return this.#quietly(['apt-get', 'remove', '--yes', this.name]);
  }

  purge(): Promise<string> {
    return this.#quietly(['apt-get', 'purge', '--yes', this.name]);
  }

  async version(): Promise<string> {
    return (await this.#root.must(['dpkg-query', '-W', '-f', '${Version}', this.name])).trim();
  }

  /** Files that no package owns, below what is not apt’s, dpkg’s or a cache; names alone. */
  unowned(): Set<string> {
    const info = join(this.#root.path, 'var/lib/dpkg/info');
    const owned = new Set<string>();
    for (const name of readdirSync(info).filter((each) => each.endsWith('.list')))
      for (const line of readLines(join(info, name))) owned.add(canonical(line));
    const found = new Set<string>();
    const visit = (folder: string) => {
      for (const entry of readdirSync(join(this.#root.path, folder), { withFileTypes: true })) {
        const path = `${folder}/${entry.name}`;
        if (others.some((each) => path === each || path.startsWith(`${each}/`))) continue;
        if (!owned.has(path)) found.add(path);
        if (entry.isDirectory()) visit(path);
      }
    };
    visit('');
    return found;
  }

  /** Runs it and throws with what it said when it fails or complains. */
  async #quietly(command: readonly string[]): Promise<string> {
    const said = await this.#root.must(command);
    const complaints = said.match(complaint) ?? [];
    if (complaints.length > 0) throw new Error(`${command.join(' ')} said: ${complaints.join('; ')}`);
    return said;
  }
}

/** Debian’s packages go on naming what lies below /usr by the names of before. */
function canonical(path: string): string {
  return path.replace(/^\/(bin|sbin|lib|lib64)\//, '/usr/$1/');
}

function readLines(file: string): string[] {
  return readFileSync(file, 'utf8').split('\n');
}
