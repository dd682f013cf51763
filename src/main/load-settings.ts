import { createDocumentStore } from './adapters/document-store.ts';
import { randomIdentifiers } from './adapters/identifiers.ts';
import { SettingsKeeper } from './core/settings/settings-keeper.ts';

/** The settings in a settings folder. */
export function loadSettings(folder: string): Promise<SettingsKeeper> {
  return SettingsKeeper.load(createDocumentStore(folder), randomIdentifiers);
}
