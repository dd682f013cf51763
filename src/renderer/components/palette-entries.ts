import { describe } from '../../shared/words/describe.ts';
import { nothingKnown } from '../../shared/words/known/known.ts';
import type { Settings } from '../../shared/contract/state/settings.ts';
import type { AccessState, Snapshot } from '../../shared/contract/state/snapshot.ts';
import { canRotate } from '../page/can-rotate.ts';
import { request } from '../page/api.ts';
import { openDashboard } from '../page/open-dashboard.ts';
import type { Go } from '../page/places.ts';
import { screens } from '../page/screens.ts';

/** One command by its name. */
export interface PaletteEntry {
  readonly name: string;
  readonly run: () => void;
}

const themes: readonly { readonly theme: Settings['theme']; readonly name: string }[] = [
  { theme: 'light', name: 'Use the light theme' },
  { theme: 'dark', name: 'Use the dark theme' },
  { theme: 'system', name: 'Use the theme of the desktop' },
];

/** Every command that can be carried out now. */
export function paletteEntries(snapshot: Snapshot, go: Go): readonly PaletteEntry[] {
  const { cluster, clipboard, keyring, settings, demo } = snapshot;
  const isOpen = cluster.status === 'open';
  const offers: readonly (PaletteEntry & { readonly isPossible: boolean })[] = [
    {
      name: 'Copy fresh dashboard token',
      isPossible: isOpen,
      run: () => void request('token:copy-fresh', {}),
    },
    {
      name: 'Open dashboard',
      isPossible: true,
      run: () => void openDashboard(snapshot.dashboardAddress, go),
    },
    { name: 'New token…', isPossible: isOpen, run: () => go('tokens', 'new') },
    { name: 'Inspect a token…', isPossible: true, run: () => go('inspect', 'paste') },
    {
      name: 'Rotate the admin token…',
      isPossible: isOpen && canRotate(cluster, snapshot.rotation),
      run: () => go('admin', 'rotate'),
    },
    {
      name: 'Clear the clipboard',
      isPossible: clipboard.status !== 'empty',
      run: () => void request('clipboard:clear', {}),
    },
    { name: 'Refresh', isPossible: true, run: () => void request('cluster:refresh', {}) },
    {
      name: 'Unlock the keyring',
      isPossible:
        keyring.status === 'unusable' && describe(keyring.error, nothingKnown).action === 'unlock-keyring',
      run: () => void request('keyring:unlock', {}),
    },
    {
      name: 'Set up access…',
      isPossible: isOpen && cluster.access !== null && lacksAccess(cluster.access.value),
      run: () => void request('access:ask', {}),
    },
    {
      name: 'Choose the snap data folder…',
      isPossible: !demo,
      run: () => void request('cluster:choose-snap-data', {}),
    },
    ...screens.map(({ id, name }) => ({ name: `Go to ${name}`, isPossible: true, run: () => go(id) })),
    ...themes.map(({ theme, name }) => ({
      name,
      isPossible: settings.theme !== theme,
      run: () => void request('settings:choose-look', { theme }),
    })),
  ];
  return offers.filter(({ isPossible }) => isPossible);
}

/** Those whose name holds every word, wherever. */
export function matchingEntries(entries: readonly PaletteEntry[], text: string): readonly PaletteEntry[] {
  const words = text.toLowerCase().split(/\s+/);
  return entries.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)));
}

function lacksAccess(access: AccessState): boolean {
  return access.status === 'absent' || (access.status === 'ready' && access.binding.status === 'missing');
}
