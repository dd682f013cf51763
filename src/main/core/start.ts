import type { ActivityFile } from './ports/activity-file.ts';
import type { Autostart } from './ports/autostart.ts';
import type { Browser } from './ports/browser.ts';
import type { Certificates } from './ports/certificates.ts';
import type { Clipboard } from './ports/clipboard.ts';
import type { Clock } from './ports/clock.ts';
import type { ConnectCluster } from './ports/cluster-api.ts';
import type { DocumentStore } from './ports/document-store.ts';
import type { FileModes } from './ports/file-modes.ts';
import type { HostAddress } from './ports/host-address.ts';
import type { Identifiers } from './ports/identifiers.ts';
import type { Keyring } from './ports/keyring.ts';
import type { Log } from './ports/log.ts';
import type { Machine } from './ports/machine.ts';
import type { Notifier } from './ports/notifier.ts';
import type { ServerCertificate } from './ports/server-certificate.ts';
import type { Patience } from './ports/patience.ts';
import type { PrivateFiles } from './ports/private-files.ts';
import type { Signatures } from './ports/signatures.ts';
import type { OwnFiles } from './ports/own-files.ts';
import type { RotationStarter } from './ports/rotation-starter.ts';
import type { SnapDataFiles } from './ports/snap-data-files.ts';
import type { Windows } from './ports/windows.ts';
import type { Restart } from './restarts.ts';
import type { SettingsKeeper } from './settings/settings-keeper.ts';

/** Every port that the app is made of. */
export interface Ports {
  readonly files: SnapDataFiles;
  readonly fileModes: FileModes;
  readonly certificates: Certificates;
  readonly serverCertificate: ServerCertificate;
  readonly hostAddress: HostAddress;
  readonly connect: ConnectCluster;
  readonly keyring: Keyring;
  readonly signatures: Signatures;
  readonly privateFiles: PrivateFiles;
  readonly documents: DocumentStore;
  readonly autostart: Autostart;
  readonly activityFile: ActivityFile;
  readonly clipboard: Clipboard;
  readonly notifier: Notifier;
  readonly windows: Windows;
  readonly browser: Browser;
  readonly ownFiles: OwnFiles;
  readonly rotationStarter: RotationStarter;
  readonly clock: Clock;
  readonly patience: Patience;
  readonly identifiers: Identifiers;
  /** Ends the app as its Quit item does. */
  readonly endApp: () => void;
  readonly log: Log;
  readonly machine: Machine;
}

/** What a start is given; intervals in milliseconds. */
export interface Start {
  readonly settings: SettingsKeeper;
  /** The folder of `--snap-data` or of the demo cluster; null to follow the settings. */
  readonly snapData: string | null;
  readonly defaultSnapData: string;
  /** Where the log is. */
  readonly logFile: string;
  readonly demo: boolean;
  /** What a process left whose place this one takes after a bug. */
  readonly restart: Restart | null;
  readonly outdatedElectron: number | null;
  /** The kubeconfigs that the user's own programs read. */
  readonly userKubeconfigs: readonly string[];
  readonly refreshMs: number;
  readonly retryMs: readonly number[];
  /** How long something that was clicked waits for a person’s answer to the keyring. */
  readonly keyringPatienceMs: number;
  /** How long what becomes due by itself may hold up the others. */
  readonly alarmPatienceMs: number;
}
