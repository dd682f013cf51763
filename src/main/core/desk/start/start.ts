import type { Demo } from '../../../../shared/contract/state/snapshot.ts';
import type { LanguageTag } from '../../../../shared/contract/values/language.ts';
import type { UserHome } from '../../cluster/copies/user-kubeconfigs.ts';
import type { Restart } from '../../vault/restarts.ts';
import type { SettingsStore } from '../settings/settings-store.ts';

/** What a start is given; intervals in milliseconds. */
export interface Start {
  readonly settings: SettingsStore;
  /** The folder of `--snap-data` or of the demo cluster; null to follow the settings. */
  readonly snapData: string | null;
  readonly defaultSnapData: string;
  /** Where the log is. */
  readonly logFile: string;
  readonly demo: Demo | null;
  /** What a process left whose place this one takes after a bug. */
  readonly restart: Restart | null;
  readonly outdatedElectron: number | null;
  /** What the environment asks for. */
  readonly systemLanguage: LanguageTag;
  /** What is spoken. */
  readonly language: LanguageTag;
  readonly user: UserHome;
  readonly refreshMs: number;
  readonly retryMs: readonly number[];
  /** How long something that was clicked waits for a person’s answer to the keyring. */
  readonly keyringPatienceMs: number;
  /** How long what becomes due by itself may hold up the others. */
  readonly alarmPatienceMs: number;
}
