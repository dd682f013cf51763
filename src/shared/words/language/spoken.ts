/** The phrases of a language by subject, for as long as another one than English is spoken. */
let chosen: Readonly<Record<string, object>> | null = null;

/**
 * Speaks the phrases of a language from now on; null is English. A process speaks one language, as it has one time zone:
 * the one state of a module of shared, which else keeps only what it would make again just so.
 */
export function speak(language: Readonly<Record<string, object>> | null): void {
  chosen = language;
}

/** Says the phrases of a subject. */
export interface Spoken<Phrases extends object> {
  (): Phrases;
  /** Those of English, whichever language is spoken. */
  readonly english: Phrases;
}

/**
 * The phrases of a subject in the language that is spoken when they are asked for; what kept one would go on in the old
 * language.
 */
export function spoken<Phrases extends object>(subject: string, english: Phrases): Spoken<Phrases> {
  const say = () => (chosen?.[subject] as Phrases | undefined) ?? english;
  return Object.assign(say, { english });
}
