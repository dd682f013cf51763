import { createInterface } from 'node:readline/promises';
import {
  rotationExitCode,
  rotationExitCodes,
  type RotationOutcome,
  type RotationProgress,
} from '../../shared/rotation.ts';
import type { Certificates } from '../core/ports/certificates.ts';
import type { SnapDataFiles } from '../core/ports/snap-data-files.ts';
import { rotate } from '../core/rotation/rotate.ts';
import type { RotationParts } from '../core/rotation/rotation-parts.ts';
import { forget, resume, undo } from '../core/rotation/take-up.ts';
import { Secret } from '../core/secret.ts';
import { progressText } from './progress-text.ts';
import { readOptions, usage, type CliOptions } from './read-options.ts';
import { reportStatus } from './report-status.ts';
import { rotateLine } from './rotate-line.ts';

/** What the commands are given. */
export interface CliParts {
  readonly defaultSnapData: string;
  readonly files: SnapDataFiles;
  readonly certificates: Certificates;
  /** The engine's parts, of which the command line makes `report` and `confirm`. */
  readonly makeEngine: (
    options: Pick<CliOptions, 'stateFolder'> & { readonly snapData: string },
  ) => Promise<Omit<RotationParts, 'report' | 'confirm'>>;
}

const tokenLimitBytes = 4096;

/** Runs `keyfob rotate` or `keyfob status` with the arguments after the program's name; the exit code. */
export async function runCli(args: readonly string[], parts: CliParts): Promise<number> {
  const options = readOptions(args);
  if (!options.ok) {
    await say(process.stderr, `keyfob: ${options.error}\n${usage}`);
    return rotationExitCodes.usage;
  }
  const snapData = options.value.snapData ?? parts.defaultSnapData;
  if (options.value.command === 'status') {
    const again = rotateLine(options.value, true);
    return reportStatus({ ...options.value, snapData, again }, parts, say);
  }
  if (!options.value.yes && !(process.stdin.isTTY && process.stdout.isTTY)) {
    await say(process.stderr, 'keyfob: nobody can answer here; give --yes to go on without asking');
    return rotationExitCodes.usage;
  }
  outliveTerminal();
  const again = rotateLine(options.value, process.getuid?.() === 0);
  const report = (line: RotationProgress) => {
    const text = options.value.json ? JSON.stringify(line) : progressText(line, again);
    if (text !== null) void say(process.stdout, text);
  };
  const engine = await parts.makeEngine({ ...options.value, snapData });
  const outcome = await run(options.value, snapData, {
    ...engine,
    report,
    confirm: () => (options.value.yes ? Promise.resolve(true) : ask(options.value.command)),
  });
  const end: RotationProgress = { kind: 'end', outcome, at: engine.clock.now() };
  const text = options.value.json ? JSON.stringify(end) : progressText(end, again);
  await say(process.stdout, text ?? '');
  return rotationExitCode(outcome);
}

async function run(options: CliOptions, snapData: string, parts: RotationParts): Promise<RotationOutcome> {
  switch (options.command) {
    case 'resume':
      return resume(snapData, parts);
    case 'undo':
      return undo(snapData, parts);
    case 'forget':
      return forget(snapData, parts);
    case 'rotate':
    case 'status':
      return rotate({ snapData, newToken: options.tokenStdin ? await readToken() : null }, parts);
  }
}

/** Once begun, a rotation ends by itself: a closed window or terminal, or an impatient Ctrl+C, must not lock anyone out. */
function outliveTerminal(): void {
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM', 'SIGPIPE'] as const)
    process.on(signal, () => undefined);
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

/** The first line of stdin. */
async function readToken(): Promise<Secret> {
  let text = '';
  process.stdin.setEncoding('latin1');
  for await (const chunk of process.stdin) {
    text += String(chunk);
    if (text.length > tokenLimitBytes || text.includes('\n')) break;
  }
  return new Secret(text.split(/\r?\n/)[0] ?? '');
}

async function ask(command: CliOptions['command']): Promise<boolean> {
  const questions = {
    rotate: 'Rotate the admin token now? The old one stops working everywhere.',
    resume: 'Settle the interrupted rotation now?',
    undo: 'Go back to the old token? It becomes valid again, also for whoever else knows it.',
    forget: 'Remove the backup of the old token? The rotation cannot be undone then.',
    status: '',
  };
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/i.test((await prompt.question(`${questions[command]} [y/N] `)).trim());
  } finally {
    prompt.close();
  }
}

/** Resolves when the line was handed over, or when nobody reads any more. */
function say(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve) => stream.write(`${text}\n`, () => resolve()));
}
