import { watch as watchFolder, type BigIntStats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Installation } from '../../core/ports/machine.ts';
import { errorCode } from './error-code.ts';

/** The files that this process was started from, by one that every build brings anew. Where the kernel gives no watch, nothing is told. */
export function createInstallation(file: string): Installation {
  return {
    watch(onReplaced) {
      const end = new AbortController();
      const first = identityOf(file);
      const look = async () => {
        const [before, now] = await Promise.all([first, identityOf(file)]);
        if (end.signal.aborted || before === null || now === null || before === now) return;
        end.abort();
        onReplaced();
      };
      try {
        const watcher = watchFolder(dirname(file), { persistent: false, signal: end.signal });
        watcher.on('change', (_event, name) => {
          if (name === basename(file)) void look();
        });
        watcher.on('error', () => watcher.close());
      } catch (error) {
        if (errorCode(error) === undefined) throw error;
      }
      return () => end.abort();
    },
  };
}

/** What no two files have in common; null for one that is not there. */
async function identityOf(file: string): Promise<string | null> {
  const facts: BigIntStats | null = await stat(file, { bigint: true }).catch((error: unknown) => {
    if (errorCode(error) === undefined) throw error;
    return null;
  });
  return facts === null ? null : `${facts.dev} ${facts.ino} ${facts.mtimeNs} ${facts.size}`;
}
