import { createDocumentStore } from './adapters/files/document-store.ts';
import { randomIdentifiers } from './adapters/system/identifiers.ts';
import { SettingsStore } from './core/desk/settings/settings-store.ts';

/** The settings in a settings folder. */
export function loadSettings(folder: string): Promise<SettingsStore> {
  return SettingsStore.load(createDocumentStore(folder), randomIdentifiers);
}
