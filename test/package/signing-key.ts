import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A key to sign with that nobody trusts, in a keyring of its own, which gpg finds while it is there. */
export class SigningKey {
  readonly fingerprint: string;
  readonly #home = mkdtempSync(join(tmpdir(), 'keyfob-gpg-'));
  readonly #before = process.env.GNUPGHOME;

  constructor() {
    process.env.GNUPGHOME = this.#home;
    const own = ['--batch', '--passphrase', '', '--pinentry-mode', 'loopback', '--status-fd', '1'];
    const made = spawnSync('gpg', [...own, '--quick-generate-key', 'Keyfob test', 'ed25519', 'sign', '1d'], {
      encoding: 'utf8',
    });
    const fingerprint = /KEY_CREATED P ([0-9A-F]+)/.exec(made.stdout)?.[1];
    if (fingerprint === undefined) throw new Error(`gpg made no key: ${made.stderr}`);
    this.fingerprint = fingerprint;
  }

  remove(): void {
    spawnSync('gpgconf', ['--kill', 'gpg-agent']);
    if (this.#before === undefined) delete process.env.GNUPGHOME;
    else process.env.GNUPGHOME = this.#before;
    rmSync(this.#home, { recursive: true, force: true });
  }
}
