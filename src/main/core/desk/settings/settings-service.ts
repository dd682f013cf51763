import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { Settings } from '../../../../shared/contract/state/settings.ts';
import type { Snapshot } from '../../../../shared/contract/state/snapshot.ts';
import type { LanguageTag } from '../../../../shared/contract/values/language.ts';
import type { Result } from '../../../../shared/contract/values/result.ts';
import { speakIn } from '../../../../shared/words/languages.ts';
import { languageOf } from '../../../../shared/words/system-language.ts';
import type { SettingsStore } from './settings-store.ts';

/** What of the settings becomes another value. */
export type ChangedSettings = { readonly [Name in keyof Settings]?: Settings[Name] | undefined };

/** What changing settings needs. */
export interface SettingsServiceParts {
  readonly settings: SettingsStore;
  /** What the environment asks for. */
  readonly systemLanguage: LanguageTag;
  readonly store: { change(parts: Pick<Snapshot, 'settings' | 'language'>): void };
  readonly onBug: (error: unknown) => void;
}

/** Changes settings, and lets them count. */
export class SettingsService {
  readonly #parts: SettingsServiceParts;

  constructor(parts: SettingsServiceParts) {
    this.#parts = parts;
  }

  /** They count once they are written, and the language that they choose is spoken; fails as writing the document does. */
  async change(change: ChangedSettings): Promise<Result<null, AppError>> {
    const { settings: saved, systemLanguage, store, onBug } = this.#parts;
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const changed = await saved.change(given);
    if (!changed.ok) return changed;
    const language = await speakIn(languageOf(saved.settings, systemLanguage), onBug);
    // Others may have changed meanwhile.
    store.change({ settings: saved.settings, language });
    return changed;
  }
}
