import { startPhrases } from '../../../../shared/words/en/start-phrases.ts';
import { visibleText } from '../../../../shared/words/text/visible-text.ts';

/** What a person is told of a start that failed, or of an end that nobody asked for. */
export interface StartFailure {
  readonly message: string;
  readonly detail: string;
}

/** Says that Keyfob ends for a bug and does not start anew; like `startFailure` it needs no part that is loaded later. */
export function stopFailure(incident: string): StartFailure {
  const { message, detail } = startPhrases().stopped;
  return { message: message(incident), detail };
}

/** Says why Keyfob could not start. It needs no part that is loaded later, for that may be what is missing. */
export function startFailure(error: unknown, incident: string): StartFailure {
  return { message: startPhrases().failed.message(incident), detail: why(error) };
}

function why(error: unknown): string {
  const code = fact(error, 'code');
  const path = fact(error, 'path');
  const say = startPhrases().failed;
  if (code === 'ERR_MODULE_NOT_FOUND') return say.partMissing;
  return code !== null && path !== null ? say.fileUnusable(visibleText(path), code) : say.bug;
}

function fact(error: unknown, name: 'code' | 'path'): string | null {
  const value: unknown = error instanceof Error ? Reflect.get(error, name) : null;
  return typeof value === 'string' ? value : null;
}
