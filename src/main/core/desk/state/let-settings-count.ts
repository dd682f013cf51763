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
  { settings: kept, systemLanguage }: Pick<Start, 'settings' | 'systemLanguage'>,
  store: Store,
): Promise<Result<null, AppError>> {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const changed = await kept.change(given);
  if (!changed.ok) return changed;
  const { settings } = kept;
  const language = languageOf(settings, systemLanguage);
  if (language !== store.given.language) await speakIn(language);
  store.change({ settings, language });
  return changed;
}
