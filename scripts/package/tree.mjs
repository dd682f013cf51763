import {
  chmodSync,
  copyFileSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** The files of a package below a folder; every mode is given, so that whose umask it is makes no difference. */
export class Tree {
  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /**
   * @param {string} path where it is installed
   * @param {string | Uint8Array} content
   * @param {number} mode
   */
  write(path, content, mode = 0o644) {
    const file = this.#place(path);
    writeFileSync(file, content);
    chmodSync(file, mode);
  }

  /**
   * @param {string} path where it is installed
   * @param {string} source
   * @param {number} mode
   */
  copy(path, source, mode = 0o644) {
    const file = this.#place(path);
    copyFileSync(source, file);
    chmodSync(file, mode);
  }

  /**
   * @param {string} path where it is installed
   * @param {string} target
   */
  link(path, target) {
    symlinkSync(target, this.#place(path));
  }

  /** The paths of all files, sorted. */
  files() {
    return list(this.folder)
      .filter((path) => !lstatSync(path).isDirectory())
      .map((path) => path.slice(this.folder.length));
  }

  /** The same without links and what is for dpkg alone. */
  regularFiles() {
    return this.files().filter(
      (path) => !path.startsWith('/DEBIAN/') && lstatSync(join(this.folder, path)).isFile(),
    );
  }

  /**
   * Gives folders their mode and everything the same date, and tells the kibibytes that Debian counts.
   * @param {number} epoch in seconds
   */
  settle(epoch) {
    let kibibytes = 0;
    for (const path of [this.folder, ...list(this.folder)].reverse()) {
      const facts = lstatSync(path);
      if (facts.isDirectory()) chmodSync(path, 0o755);
      kibibytes += facts.isFile() ? Math.ceil(facts.size / 1024) : 1;
      lutimesSync(path, epoch, epoch);
    }
    return kibibytes;
  }

  /** @param {string} path */
  #place(path) {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    return file;
  }
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function list(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? [path, ...list(path)] : [path];
    });
}
