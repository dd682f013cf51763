import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import type { Question, Verdict } from './judge.ts';

const checkout = resolve(import.meta.dirname, '../..');

/** Keyfob’s judgement in a program of their own. */
export interface Judge {
  judge(question: Question): Promise<Verdict>;
  close(): void;
}

/** Bundles the judge as main is bundled; the path of the program. */
export async function bundleJudge(): Promise<string> {
  const outDir = join(checkout, '.cache/kubectl');
  mkdirSync(outDir, { recursive: true });
  await build({
    ...{ root: checkout, configFile: false, logLevel: 'error' },
    ssr: { noExternal: true },
    build: {
      ...{ ssr: join(import.meta.dirname, 'judge.ts'), outDir, emptyOutDir: true },
      rolldownOptions: { output: { format: 'es', entryFileNames: 'judge.mjs' } },
    },
  });
  return join(outDir, 'judge.mjs');
}

/** Starts them in Node, or in Electron as Node, whose TLS is another one. */
export function openJudge(program: string, executable: string): Judge {
  const child = spawn(executable, [program], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async judge(question) {
      child.stdin.write(`${JSON.stringify(question)}\n`);
      const { value, done } = await lines.next();
      if (done === true) throw new Error(`the judge closed: ${JSON.stringify(question.folder)}`);
      return JSON.parse(value) as Verdict;
    },
    close: () => child.stdin.end(),
  };
}
