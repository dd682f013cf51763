import { createDocumentStore } from './adapters/files/document-store.ts';
import { randomIdentifiers } from './adapters/system/identifiers.ts';
import { SettingsKeeper } from './core/desk/settings/settings-keeper.ts';

/** The settings in a settings folder. */
export function loadSettings(folder: string): Promise<SettingsKeeper> {
  return SettingsKeeper.load(createDocumentStore(folder), randomIdentifiers);
}
