import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import {
  rotationExitCode,
  rotationExitCodes,
  type RotationCommand,
  type RotationOutcome,
  type RotationProgress,
} from '../../shared/contract/state/rotation.ts';
import { terminalPhrases } from '../../shared/words/en/terminal-phrases.ts';
import { speakIn } from '../../shared/words/languages.ts';
import type { Survey } from '../../shared/contract/state/survey.ts';
import type { Certificates } from '../core/ports/cryptography.ts';
import type { HostAddress, ReadArguments } from '../core/ports/machine.ts';
import type { ProbeApiServer } from '../core/engine/engine-ports.ts';
import type { ServerCertificate } from '../core/ports/cluster-api.ts';
import type { SnapDataFiles } from '../core/ports/files.ts';
import { rotate } from '../core/engine/rotate.ts';
import { rotateLine, type RotateCall } from '../core/files/journal/rotate-line.ts';
import type { RotationParts } from '../core/engine/rotation-parts.ts';
import { forget, resume, undo } from '../core/engine/take-up.ts';
import { Secret } from '../core/ports/secret.ts';
import { progressLines, type LineOf } from './progress-text.ts';
import { readOptions, usage, type CliOptions } from './read-options.ts';
import { reportStatus } from './report-status.ts';
import { printJson, printLines, terminalText } from './terminal.ts';

/** What the engine is made for. */
export interface EngineOptions {
  readonly call: RotateCall;
  /** The line that root runs instead. */
  readonly rootLine: string;
}

/** What the commands are given. */
export interface CliParts {
  /** What a person types before the arguments of a command. */
  readonly program: readonly string[];
  readonly readArguments: ReadArguments;
  readonly defaultSnapData: string;
  readonly files: SnapDataFiles;
  readonly certificates: Certificates;
  readonly probe: ProbeApiServer;
  /** The addresses of this machine's interfaces. */
  readonly addresses: readonly string[];
  /** The text of the report. */
  readonly report: (snapData: string) => Promise<string>;
  readonly hostAddress: HostAddress;
  readonly serverCertificate: ServerCertificate;
  /** Looks at everything that the window looks at; as root nobody does. */
  readonly survey: (request: { readonly snapData: string; readonly stateFolder: string }) => Promise<Survey>;
  /** Whether only root may rotate this snap data. */
  readonly needsRoot: (snapData: string) => Promise<boolean>;
  /** The engine's parts, of which the command line makes the others. */
  readonly makeEngine: (
    options: EngineOptions,
  ) => Promise<Omit<RotationParts, 'report' | 'noteBug' | 'confirm' | 'resumeCommand'>>;
}

type EngineRun = CliOptions & { readonly command: RotationCommand };

const tokenLimitBytes = 4096;

/** Runs one of Keyfob’s commands with the arguments after the program's name; the exit code. */
export async function runCli(args: readonly string[], parts: CliParts): Promise<number> {
  if (args.includes('--help')) {
    await printLines(process.stdout, usage());
    return rotationExitCodes.done;
  }
  const options = readOptions(args, parts.readArguments);
  if (!options.ok) {
    await printLines(process.stderr, [`keyfob: ${options.error}`, ...usage()]);
    return rotationExitCodes.usage;
  }
  const snapData = options.value.snapData ?? parts.defaultSnapData;
  const { command } = options.value;
  if (command === 'report') {
    await printLines(process.stdout, (await parts.report(snapData)).split('\n'));
    return rotationExitCodes.done;
  }
  // Scripts read it, and names and sentences are made while it is looked.
  if (command === 'status' && options.value.json) await speakIn('en', () => undefined);
  const asRoot = await parts.needsRoot(snapData);
  const lineOf: LineOf = (command) =>
    rotateLine({ ...options.value, command }, { asRoot, program: parts.program });
  if (command === 'status') return reportStatus({ ...options.value, snapData, lineOf }, parts);
  try {
    return await runEngine({ ...options.value, command }, snapData, lineOf, parts);
  } catch (error) {
    await printLines(process.stderr, [
      `${bugText(error)} ${terminalPhrases().settle}`,
      `  ${lineOf('resume')}`,
    ]);
    return rotationExitCodes.bug;
  }
}

/** What is said of a failure that nobody expected. */
export function bugText(error: unknown, incident: string | null = null): string {
  const type = error instanceof Error ? error.name : typeof error;
  const { bug, bugWithIncident } = terminalPhrases();
  return `keyfob: ${incident === null ? bug(type) : bugWithIncident(type, incident)}`;
}

async function runEngine(
  options: EngineRun,
  snapData: string,
  lineOf: LineOf,
  parts: CliParts,
): Promise<number> {
  const question = options.yes ? null : questionOf(options.command);
  if (question !== null && !(process.stdin.isTTY && process.stdout.isTTY)) {
    await printLines(process.stderr, [`keyfob: ${terminalPhrases().nobodyAnswers}`]);
    return rotationExitCodes.usage;
  }
  const report = async (line: RotationProgress) => {
    if (options.json) return printJson(process.stdout, line);
    const lines = progressLines(line, lineOf);
    if (lines.length > 0) await printLines(process.stdout, lines);
  };
  const rootLine = rotateLine(options, { asRoot: true, program: parts.program });
  const engine = await parts.makeEngine({ call: options, rootLine });
  const signals = heedSignals(() => {
    const line = { kind: 'end', outcome: { result: 'cancelled' }, at: engine.clock.now() } as const;
    void report(line);
    process.exit(rotationExitCode(line.outcome));
  });
  const outcome = await run(options, snapData, {
    ...engine,
    report: (line) => void report(line),
    noteBug(error) {
      const incident = engine.host.makeIdentifier();
      void printLines(process.stderr, [bugText(error, incident)]);
      return { code: 'bug', incident };
    },
    async confirm(server) {
      const isWanted = question === null || (await ask(question(server)));
      // From here on something may change.
      if (isWanted) signals.outlive();
      return isWanted;
    },
    resumeCommand: lineOf('resume'),
  });
  const end: RotationProgress = { kind: 'end', outcome, at: engine.clock.now() };
  await report(end);
  return rotationExitCode(outcome);
}

async function run(options: EngineRun, snapData: string, parts: RotationParts): Promise<RotationOutcome> {
  switch (options.command) {
    case 'resume':
      return resume(snapData, parts);
    case 'undo':
      return undo(snapData, parts);
    case 'forget':
      return forget(snapData, parts);
    case 'rotate':
      return rotate({ snapData, newToken: options.tokenStdin ? await readToken() : null }, parts);
  }
}

/**
 * Until `outlive` a signal ends the engine at once, whatever it waits for. Once begun, a rotation ends by itself: a closed
 * window or terminal, or an impatient Ctrl+C, must not lock anyone out.
 */
function heedSignals(end: () => void): { outlive(): void } {
  let mayEnd = true;
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => (mayEnd ? end() : undefined));
  process.on('SIGPIPE', () => undefined);
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  return {
    outlive() {
      mayEnd = false;
    },
  };
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

/** What is asked before anything is touched; what was begun is settled without asking. */
function questionOf(command: RotationCommand): ((server: string) => string) | null {
  const { rotate, undo, forget } = terminalPhrases().question;
  return { rotate, resume: null, undo, forget: () => forget }[command];
}

async function ask(question: string): Promise<boolean> {
  const { answers, yes } = terminalPhrases().question;
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  try {
    // Ctrl+C and Ctrl+D end the prompt without an answer.
    prompt.on('SIGINT', () => prompt.close());
    const ended = once(prompt, 'close').then(() => '');
    const answer = await Promise.race([prompt.question(terminalText([answers(question)])), ended]);
    // Hands know the English one in any language.
    return ['yes', yes].flatMap((word) => [word, word.slice(0, 1)]).includes(answer.trim().toLowerCase());
  } finally {
    prompt.close();
  }
}
