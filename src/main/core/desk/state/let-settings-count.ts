import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { Result } from '../../../../shared/contract/values/result.ts';
import { speakIn } from '../../../../shared/words/languages.ts';
import { languageOf } from '../../../../shared/words/system-language.ts';
import type { Start } from '../start/start.ts';
import type { Store } from './store.ts';
import type { ChangedSettings } from '../settings/settings-store.ts';

/** Changes settings, which count once they are written, and speaks the language that they choose. */
export async function letSettingsCount(
  change: ChangedSettings,
  { settings: saved, systemLanguage }: Pick<Start, 'settings' | 'systemLanguage'>,
  store: Store,
  onBug: (error: unknown) => void,
): Promise<Result<null, AppError>> {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const changed = await saved.change(given);
  if (!changed.ok) return changed;
  const language = await speakIn(languageOf(saved.settings, systemLanguage), onBug);
  // Others may have changed meanwhile.
  store.change({ settings: saved.settings, language });
  return changed;
}
