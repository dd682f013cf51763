import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { electronExecutable } from '../../scripts/setup/electron.mjs';
import { commandAs, type User } from '../desktop/users.ts';
import type { Program } from './start-app.ts';

const checkout = resolve(import.meta.dirname, '../..');
const appParts = ['out', 'resources', 'package.json'];

/** A copy of Electron and the built app that any user may read, and ways to start it as one of them. */
export class ProgramOfUser {
  readonly #folder = mkdtempSync(join(tmpdir(), 'keyfob-program-'));
  readonly #electron: string;

  constructor() {
    const electron = electronExecutable();
    if (electron === null) throw new Error('there is no Electron: run npm test');
    chmodSync(this.#folder, 0o755);
    const copy = join(this.#folder, 'electron');
    cpSync(dirname(electron), copy, { recursive: true });
    this.#electron = join(copy, basename(electron));
    for (const part of appParts)
      cpSync(join(checkout, part), join(this.#folder, 'app', part), { recursive: true });
  }

  /** What a person types in a terminal to run its engine, before the engine’s arguments. */
  get line(): string {
    return `${this.#electron} --no-sandbox ${join(this.#folder, 'app')} --`;
  }

  /** The program as this user, who also is in `groups`; with its sandbox, as every ordinary user has it. */
  as(user: User, groups: readonly number[]): Program {
    const folder = join(this.#folder, `as-${user.uid}-${groups.join('-')}`);
    mkdirSync(folder);
    const executablePath = join(folder, 'start');
    const [command, args] = commandAs(user, groups, [this.#electron]);
    // The driver adds --no-sandbox because it runs as root itself.
    const script = [
      '#!/bin/sh',
      'for argument; do shift; [ "$argument" = --no-sandbox ] || set -- "$@" "$argument"; done',
      `exec ${command} ${args.join(' ')} "$@"`,
      '',
    ].join('\n');
    writeFileSync(executablePath, script, { mode: 0o755 });
    return { executablePath, app: join(this.#folder, 'app'), sandbox: true };
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
