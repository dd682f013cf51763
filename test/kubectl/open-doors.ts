import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import type { Question, Verdict } from './doors.ts';

const checkout = resolve(import.meta.dirname, '../..');

/** Keyfob’s doors in a program of their own. */
export interface Doors {
  judge(question: Question): Promise<Verdict>;
  close(): void;
}

/** Bundles the doors as main is bundled; the path of the program. */
export async function bundleDoors(): Promise<string> {
  const outDir = join(checkout, '.cache/kubectl');
  mkdirSync(outDir, { recursive: true });
  await build({
    ...{ root: checkout, configFile: false, logLevel: 'error' },
    ssr: { noExternal: true },
    build: {
      ...{ ssr: join(import.meta.dirname, 'doors.ts'), outDir, emptyOutDir: true },
      rolldownOptions: { output: { format: 'es', entryFileNames: 'doors.mjs' } },
    },
  });
  return join(outDir, 'doors.mjs');
}

/** Starts them in Node, or in Electron as Node, whose TLS is another one. */
export function openDoors(program: string, executable: string): Doors {
  const child = spawn(executable, [program], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async judge(question) {
      child.stdin.write(`${JSON.stringify(question)}\n`);
      const { value, done } = await lines.next();
      if (done === true) throw new Error(`the doors closed: ${JSON.stringify(question.folder)}`);
      return JSON.parse(value) as Verdict;
    },
    close: () => child.stdin.end(),
  };
}
