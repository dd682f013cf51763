import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import { rotationPhrases } from '../../../../shared/words/en/rotation-phrases.ts';
import type { ClusterClipboard } from '../scope/cluster-clipboard.ts';
import type { ClusterScope } from '../scope/cluster-scope.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Machine } from '../../ports/machine.ts';
import type { PrivateFiles } from '../../ports/files.ts';
import type { Windows } from '../../ports/desktop.ts';
import { Secret } from '../../ports/secret.ts';
import { maskToken } from '../../vault/jwt/mask.ts';
import type { AdminTokens } from './admin-tokens.ts';
import { readClusterJournal, type ReadClusterJournalParts } from './read-cluster-journal.ts';
import { rotationProof } from './rotation-proof.ts';

/** What the service needs. */
export interface RotationProofParts extends ReadClusterJournalParts {
  readonly cluster: ClusterScope;
  readonly tokens: AdminTokens;
  readonly clipboard: ClusterClipboard;
  readonly windows: Pick<Windows, 'chooseNewFile'>;
  readonly privateFiles: PrivateFiles;
  readonly machine: Pick<Machine, 'version'>;
  readonly clock: Clock;
}

/** Hands out the proof of the last rotation. */
export class RotationProofService {
  readonly #parts: RotationProofParts;

  constructor(parts: RotationProofParts) {
    this.#parts = parts;
  }

  /** Puts it on the clipboard. */
  async copy(): Promise<Result<null, AppError>> {
    const text = await this.#write();
    if (!text.ok) return text;
    await this.#parts.clipboard.putText(text.value);
    return ok(null);
  }

  /** Writes it where the user says, for its owner alone; null when no file was chosen. */
  async save(): Promise<Result<{ readonly file: string | null }, AppError>> {
    const { cluster, windows, privateFiles } = this.#parts;
    const text = await this.#write();
    if (!text.ok) return text;
    const chosen = await cluster.lifetime.duringSure(
      windows.chooseNewFile(rotationPhrases().proof.chooseFile, 'keyfob-rotation.txt'),
    );
    if (!chosen.ok) return chosen;
    const file = chosen.value;
    if (file === null) return ok({ file });
    const written = await privateFiles.write(file, new Secret(text.value));
    return written.ok ? ok({ file }) : written;
  }

  async #write(): Promise<Result<string, AppError>> {
    const { cluster, tokens, machine, clock } = this.#parts;
    const journal = await cluster.lifetime.duringSure(readClusterJournal(this.#parts));
    if (!journal.ok) return journal;
    if (!journal.value.ok) return journal.value;
    if (journal.value.value === null) return fail({ code: 'rotation-unproven' });
    await tokens.note();
    const { name, address, tokenFileChangedAt } = cluster.found;
    const { endedAt } = journal.value.value;
    // What was changed after the rotation is another token than the one that it made.
    const isOfRotation = tokenFileChangedAt !== null && endedAt !== null && tokenFileChangedAt <= endedAt;
    const [former, current] = isOfRotation ? [tokens.former(), await tokens.current()] : [null, null];
    const text = rotationProof({
      journal: journal.value.value,
      cluster: name,
      server: address.server,
      oldToken: former === null ? null : maskToken(former),
      newToken: current === null ? null : maskToken(current),
      version: machine.version,
      now: clock.now(),
    });
    return text === null ? fail({ code: 'rotation-unproven' }) : ok(text);
  }
}
