import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  changeSettings,
  formatSettings,
  newSettings,
} from '../../src/main/core/desk/settings/settings-document.ts';

/** Writes the settings into a folder that who has been through the first run has, and nothing else chosen; gives the file. */
export function leaveSettings(folder: string): string {
  const file = join(folder, 'settings.json');
  const document = changeSettings(newSettings(randomBytes(8).toString('hex')), { firstRunSeen: true });
  writeFileSync(file, formatSettings(document), { mode: 0o600 });
  return file;
}
