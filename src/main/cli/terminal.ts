import { visibleJson, visibleText } from '../../shared/words/text/visible-text.ts';

/** Lines as a terminal is given them, the only way to it: what came from outside cannot move, hide or begin a line. */
export function terminalText(lines: readonly string[]): string {
  return lines.map(visibleText).join('\n');
}

/** Prints lines; resolves when they were handed over, or when nobody reads any more. */
export function printLines(stream: NodeJS.WriteStream, lines: readonly string[]): Promise<void> {
  return print(stream, terminalText(lines));
}

/** Prints a value as one line of JSON. */
export function printJson(stream: NodeJS.WriteStream, value: unknown): Promise<void> {
  return print(stream, visibleJson(value));
}

function print(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve) => stream.write(`${text}\n`, () => resolve()));
}
