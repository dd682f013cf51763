import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../desktop/processes.ts';

/** What apt answered. */
export interface AptAnswer {
  readonly code: number | null;
  readonly said: string;
}

/** The real apt-get of this system as it is on a fresh one: no setting, source, list or package of this machine. */
export class OwnApt {
  readonly #folder = mkdtempSync(join(tmpdir(), 'keyfob-apt-'));

  /** With one file below sources.list.d. */
  constructor(sources: string) {
    const [parts, lists, cache] = ['sources.list.d', 'lists/partial', 'cache/archives/partial'].map(
      (name) => {
        const path = join(this.#folder, name);
        mkdirSync(path, { recursive: true });
        return path;
      },
    );
    copyFileSync(sources, join(parts!, 'keyfob.sources'));
    writeFileSync(join(this.#folder, 'status'), '');
    const settings = [
      ...['Dir::Etc::parts "/dev/null";', 'Dir::Etc::main "/dev/null";', 'Dir::Etc::sourcelist "/dev/null";'],
      `Dir::Etc::sourceparts "${parts!}";`,
      `Dir::State::lists "${join(lists!, '..')}";`,
      `Dir::State::status "${join(this.#folder, 'status')}";`,
      `Dir::Cache "${join(cache!, '../..')}";`,
      'Debug::NoLocking "true";',
      'APT::Sandbox::User "root";',
      'APT::Architecture "amd64";',
    ];
    writeFileSync(join(this.#folder, 'apt.conf'), `${settings.join('\n')}\n`);
  }

  update(): Promise<AptAnswer> {
    return this.#run(['update']);
  }

  /** Gets the package as an installation does, and stops before dpkg. */
  download(name: string): Promise<AptAnswer> {
    return this.#run(['install', '--yes', '--download-only', name]);
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #run(args: readonly string[]): Promise<AptAnswer> {
    const env = { PATH: process.env.PATH, LC_ALL: 'C', APT_CONFIG: join(this.#folder, 'apt.conf') };
    const { code, stdout, stderr } = await runProgram('apt-get', args, { env, deadlineMs: 30_000 });
    return { code, said: `${stdout}${stderr}` };
  }
}
