/** A failure that is told to the person at the terminal in one sentence and ends the script. */
export class SetupFailure extends Error {
  /**
   * @param {string} sentence
   * @param {number} exitCode
   */
  constructor(sentence, exitCode = 1) {
    super(sentence);
    this.exitCode = exitCode;
  }
}

/**
 * Prints one line about the set-up, on stderr: stdout belongs to what was asked for.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`keyfob: ${line}\n`);
}

/**
 * Runs a script's main; a failure becomes a sentence and an exit code, never a stack trace.
 * @param {() => Promise<number>} main
 */
export async function runScript(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    process.stderr.write(`keyfob: ${sentence}\n`);
    process.exitCode = error instanceof SetupFailure ? error.exitCode : 1;
  }
}

/** Whether somebody at a terminal can be asked. */
export function canAsk() {
  return Boolean(process.stdin.isTTY && process.stdout.isTTY);
}

/**
 * Asks a yes-or-no question on the terminal.
 * @param {string} question
 */
export async function confirm(question) {
  const { createInterface } = await import('node:readline/promises');
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await prompt.question(`keyfob: ${question} [Y/n] `);
    return !/^n/i.test(answer.trim());
  } finally {
    prompt.close();
  }
}
