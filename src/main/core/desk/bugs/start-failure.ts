import { visibleText } from '../../../../shared/words/text/visible-text.ts';

/** What a person is told of a start that failed, or of an end that nobody asked for. */
export interface StartFailure {
  readonly message: string;
  readonly detail: string;
}

const repeat = 'If it happens again, report the incident number.';

/** Says that Keyfob ends for a bug and does not start anew; like `startFailure` it needs no part that is loaded later. */
export function stopFailure(incident: string): StartFailure {
  return {
    message: `Something went wrong inside Keyfob, so it ends (incident ${incident}).`,
    detail: `It does not start anew by itself: it did so twice within ten minutes, or its settings folder cannot be written. Tokens that were in memory only are gone. Start it again. ${repeat}`,
  };
}

/** Says why Keyfob could not start. It needs no part that is loaded later, for that may be what is missing. */
export function startFailure(error: unknown, incident: string): StartFailure {
  return { message: `Keyfob could not start (incident ${incident}).`, detail: why(error) };
}

function why(error: unknown): string {
  const code = fact(error, 'code');
  const path = fact(error, 'path');
  if (code === 'ERR_MODULE_NOT_FOUND')
    return `A part of Keyfob is missing. If Keyfob was updated just now, start it again; otherwise install it again. ${repeat}`;
  if (code !== null && path !== null)
    return `${visibleText(path)} could not be used (${code}). Check free space and permissions of its folder, then start Keyfob again.`;
  return `Something went wrong inside Keyfob. Start it again. ${repeat}`;
}

function fact(error: unknown, name: 'code' | 'path'): string | null {
  const value: unknown = error instanceof Error ? Reflect.get(error, name) : null;
  return typeof value === 'string' ? value : null;
}
