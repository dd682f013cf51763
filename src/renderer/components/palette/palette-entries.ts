import { describe } from '../../../shared/words/describe.ts';
import { nothingKnown } from '../../../shared/words/known/known.ts';
import { palettePhrases } from '../../../shared/words/en/palette-phrases.ts';
import { guidePhrases } from '../../../shared/words/en/guide-phrases.ts';
import { realClusterPhrases } from '../../../shared/words/en/real-cluster-phrases.ts';
import type { Settings } from '../../../shared/contract/state/settings.ts';
import type { AccessState, Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { canRotate } from '../../page/can-rotate.ts';
import { request } from '../../page/api.ts';
import type { KeyAct } from '../../page/keys.ts';
import { openDashboard } from '../../page/open-dashboard.ts';
import type { Go } from '../../page/places.ts';
import { screenName, screens } from '../../page/screens.ts';
import { settingIds, settingName } from '../../page/setting-names.ts';

/** Something that can be found by typing, and what choosing it does. */
export interface PaletteEntry {
  /** The same in each language and for as long as it is there. */
  readonly id: string;
  readonly name: string;
  /** What it is found by. */
  readonly text: string;
  /** What it is, beside its name; null where the name says it. */
  readonly about: string | null;
  /** What its keys are called; null where it has none. */
  readonly keys: KeyAct | null;
  readonly run: () => void;
}

/** What there is to do in the demo only. */
export interface DemoWays {
  readonly askForRealCluster: () => void;
  readonly startGuide: () => void;
}

const themes: readonly Settings['theme'][] = ['light', 'dark', 'system'];

/** Every command that can be carried out now, each screen, and each setting. */
export function paletteEntries(snapshot: Snapshot, go: Go, demo: DemoWays): readonly PaletteEntry[] {
  return [...commands(snapshot, go, demo), ...ways(go), ...looks(snapshot.settings), ...settings(go)];
}

function commands(snapshot: Snapshot, go: Go, ways: DemoWays): readonly PaletteEntry[] {
  const { cluster, clipboard, keyring, demo } = snapshot;
  const isOpen = cluster.status === 'open';
  const say = palettePhrases();
  const canUnlock =
    keyring.status === 'unusable' && describe(keyring.error, nothingKnown).action === 'unlock-keyring';
  const offers = [
    isOpen && command('copyFresh', say.copyFresh, () => void request('token:copy-fresh', {}), 'copy-fresh'),
    command('openDashboard', say.openDashboard, () => void openDashboard(cluster, go)),
    isOpen && command('newToken', say.newToken, () => go('tokens', 'new')),
    command('inspect', say.inspect, () => go('inspect', 'paste')),
    isOpen &&
      canRotate(cluster, snapshot.rotation) &&
      command('rotate', say.rotate, () => go('admin', 'rotate')),
    clipboard.status !== 'empty' &&
      command('clearClipboard', say.clearClipboard, () => void request('clipboard:clear', {})),
    command('refresh', say.refresh, () => void request('cluster:refresh', {}), 'refresh'),
    canUnlock && command('unlockKeyring', say.unlockKeyring, () => void request('keyring:unlock', {})),
    isOpen &&
      cluster.access !== null &&
      lacksAccess(cluster.access.value) &&
      command('setUpAccess', say.setUpAccess, () => void request('access:ask', {})),
    demo !== null && command('realCluster', realClusterPhrases().use, ways.askForRealCluster),
    demo !== null && isOpen && command('guide', guidePhrases().start, ways.startGuide),
    demo === null &&
      command('snapData', say.chooseSnapData, () => void request('cluster:choose-snap-data', {})),
  ];
  return offers.filter((each) => each !== false);
}

function ways(go: Go): readonly PaletteEntry[] {
  const say = palettePhrases();
  return screens.map((id) => {
    const name = say.goTo(screenName(id));
    const entry = command(`screen ${id}`, name, () => go(id), id);
    return { ...entry, text: `${screenName(id)} ${name}` };
  });
}

function looks({ theme }: Settings): readonly PaletteEntry[] {
  const say = palettePhrases().theme;
  return themes
    .filter((each) => each !== theme)
    .map((each) =>
      command(`theme ${each}`, say[each], () => void request('settings:choose-look', { theme: each })),
    );
}

function settings(go: Go): readonly PaletteEntry[] {
  const { setting, settingWords } = palettePhrases();
  return settingIds.map((id) => ({
    ...command(`setting ${id}`, settingName(id), () => go('settings', id)),
    text: `${settingName(id)} ${setting} ${settingWords[id]}`,
    about: setting,
  }));
}

function command(id: string, name: string, run: () => void, keys: KeyAct | null = null): PaletteEntry {
  return { id, name, text: name, about: null, keys, run };
}

function lacksAccess(access: AccessState): boolean {
  return access.status === 'absent' || (access.status === 'ready' && access.binding.status === 'missing');
}
