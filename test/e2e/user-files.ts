import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultSettings, type Settings } from '../../src/shared/contract/state/settings.ts';
import type { TokenRecord } from '../../src/main/core/vault/token-index.ts';
import type { Desktop } from '../desktop/desktop.ts';
import { eventually } from '../desktop/processes.ts';
import { readSelection } from '../desktop/x-clipboard.ts';

/** The tray line of the main job. */
export const copyLine = 'Copy fresh dashboard token';

/** Writes the settings that a user made before; `app` is `Keyfob demo` for the demo cluster's. */
export function writeSettings(desktop: Desktop, change: Partial<Settings>, app = 'Keyfob'): void {
  const folder = join(desktop.home, '.config', app);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const document = {
    version: 1,
    installation: '0123456789abcdef',
    settings: { ...defaultSettings, firstRunSeen: true, ...change },
  };
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(document), { mode: 0o600 });
}

/** The lines of the token index; none before the first was written. */
export function readIndex(desktop: Desktop): TokenRecord[] {
  const file = join(desktop.home, '.config', 'Keyfob', 'tokens.json');
  if (!existsSync(file)) return [];
  return (JSON.parse(readFileSync(file, 'utf8')) as { tokens: TokenRecord[] }).tokens;
}

/** Waits for a token on the clipboard, as another program reads it. */
export function clipboardToken(desktop: Desktop): Promise<string> {
  return eventually('a token on the clipboard', async () => {
    const text = await readSelection(desktop.env, 'clipboard');
    return text?.startsWith('eyJ') === true ? text : null;
  });
}
