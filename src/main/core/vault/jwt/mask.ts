import type { Secret } from '../../ports/secret.ts';

const shown = 6;
/** A shorter token would give away more than half of itself. */
const shortest = 4 * shown;

/** A token as people may see it: its first and last six characters, and nothing of one too short to hide the rest. */
export function maskToken(token: Secret): string {
  const characters = Array.from(token.reveal());
  if (characters.length < shortest) return '•'.repeat(2 * shown);
  return `${characters.slice(0, shown).join('')}…${characters.slice(-shown).join('')}`;
}

/** How many characters a token has. */
export function tokenLength(token: Secret): number {
  return token.reveal().length;
}

/** The shown start of a token where no other begins alike and it is safe in a shell and a regular expression; else null. */
export function distinctStart(token: Secret, others: readonly Secret[]): string | null {
  const text = token.reveal();
  const start = text.slice(0, shown);
  const isSafe = text.length >= shortest && /^[A-Za-z0-9]+$/.test(start);
  return isSafe && !others.some((other) => other.reveal().startsWith(start)) ? start : null;
}
