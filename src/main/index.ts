import { app } from 'electron';
import { unsafeNames } from './adapters/system/environment/environment.ts';
import { cliArguments } from './core/engine/command-line/cli-arguments.ts';
import { speakIn } from '../shared/words/languages.ts';
import { systemLanguage } from '../shared/words/system-language.ts';

/** Ends when the program has begun, for which Electron waits before it is ready. */
export const begun = begin(cliArguments(process.argv));

// Root loads everything that is imported above: what only a window or only a command needs comes after this fork.
async function begin(command: readonly string[] | null): Promise<void> {
  // That phrases are missing is told once there is a log, by composing.
  await speakIn(systemLanguage(process.env), () => undefined);
  const unsafe = unsafeNames(process.env);
  if (unsafe.length > 0) {
    const { startAnew } = await import('./adapters/system/environment/start-anew.ts');
    app.exit(await startAnew(unsafe));
  } else if (command === null) {
    const { startWindow } = await import('./start-window.ts');
    await startWindow();
  } else {
    const { runCommand } = await import('./compose-cli.ts');
    app.exit(await runCommand(command));
  }
}
