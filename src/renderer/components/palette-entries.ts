import { describe } from '../../shared/words/describe.ts';
import { nothingKnown } from '../../shared/words/known/known.ts';
import { palettePhrases } from '../../shared/words/en/palette-phrases.ts';
import type { Settings } from '../../shared/contract/state/settings.ts';
import type { AccessState, Snapshot } from '../../shared/contract/state/snapshot.ts';
import { canRotate } from '../page/can-rotate.ts';
import { request } from '../page/api.ts';
import { openDashboard } from '../page/open-dashboard.ts';
import type { Go } from '../page/places.ts';
import { screenName, screens } from '../page/screens.ts';

/** One command by its name. */
export interface PaletteEntry {
  readonly name: string;
  readonly run: () => void;
}

const themes: readonly Settings['theme'][] = ['light', 'dark', 'system'];

/** Every command that can be carried out now. */
export function paletteEntries(snapshot: Snapshot, go: Go): readonly PaletteEntry[] {
  const { cluster, clipboard, keyring, settings, demo } = snapshot;
  const isOpen = cluster.status === 'open';
  const say = palettePhrases();
  const offers: readonly (PaletteEntry & { readonly isPossible: boolean })[] = [
    {
      name: say.copyFresh,
      isPossible: isOpen,
      run: () => void request('token:copy-fresh', {}),
    },
    {
      name: say.openDashboard,
      isPossible: true,
      run: () => void openDashboard(snapshot.dashboardAddress, go),
    },
    { name: say.newToken, isPossible: isOpen, run: () => go('tokens', 'new') },
    { name: say.inspect, isPossible: true, run: () => go('inspect', 'paste') },
    {
      name: say.rotate,
      isPossible: isOpen && canRotate(cluster, snapshot.rotation),
      run: () => go('admin', 'rotate'),
    },
    {
      name: say.clearClipboard,
      isPossible: clipboard.status !== 'empty',
      run: () => void request('clipboard:clear', {}),
    },
    { name: say.refresh, isPossible: true, run: () => void request('cluster:refresh', {}) },
    {
      name: say.unlockKeyring,
      isPossible:
        keyring.status === 'unusable' && describe(keyring.error, nothingKnown).action === 'unlock-keyring',
      run: () => void request('keyring:unlock', {}),
    },
    {
      name: say.setUpAccess,
      isPossible: isOpen && cluster.access !== null && lacksAccess(cluster.access.value),
      run: () => void request('access:ask', {}),
    },
    {
      name: say.chooseSnapData,
      isPossible: !demo,
      run: () => void request('cluster:choose-snap-data', {}),
    },
    ...screens.map((id) => ({ name: say.goTo(screenName(id)), isPossible: true, run: () => go(id) })),
    ...themes.map((theme) => ({
      name: say.theme[theme],
      isPossible: settings.theme !== theme,
      run: () => void request('settings:choose-look', { theme }),
    })),
  ];
  return offers.filter(({ isPossible }) => isPossible);
}

/** Those whose name holds every word, wherever; what a keyboard lacks is found as `u` and as `ue`. */
export function matchingEntries(entries: readonly PaletteEntry[], text: string): readonly PaletteEntry[] {
  const words = withoutMarks(text).split(/\s+/);
  return entries.filter(({ name }) => {
    const spellings = `${withoutMarks(name)} ${withoutMarks(name.replace(/[äöüÄÖÜ]/g, '$&e'))}`;
    return words.every((word) => spellings.includes(word));
  });
}

function withoutMarks(text: string): string {
  return text.toLowerCase().replaceAll('ß', 'ss').normalize('NFD').replace(/\p{M}/gu, '');
}

function lacksAccess(access: AccessState): boolean {
  return access.status === 'absent' || (access.status === 'ready' && access.binding.status === 'missing');
}
