import type {
  ActivityFile,
  DocumentStore,
  FileModes,
  PrivateFiles,
  OwnFiles,
  SnapDataFiles,
} from './files.ts';
import type { Autostart, Browser, Clipboard, Keyring, Notifier, RealApp, Windows } from './desktop.ts';
import type { Certificates, Signatures, TokenMarks } from './cryptography.ts';
import type { Clock, Identifiers, Patience } from './clock.ts';
import type { ConnectCluster, ServerCertificate } from './cluster-api.ts';
import type { DashboardProxy } from './dashboard.ts';
import type { HostAddress, Installation, Log, Machine, RotationStarter } from './machine.ts';

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
  readonly tokenMarks: TokenMarks;
  readonly privateFiles: PrivateFiles;
  readonly documents: DocumentStore;
  readonly autostart: Autostart;
  readonly activityFile: ActivityFile;
  readonly clipboard: Clipboard;
  readonly notifier: Notifier;
  readonly windows: Windows;
  readonly browser: Browser;
  readonly dashboardProxy: DashboardProxy;
  readonly ownFiles: OwnFiles;
  readonly rotationStarter: RotationStarter;
  readonly clock: Clock;
  readonly patience: Patience;
  readonly identifiers: Identifiers;
  /** Ends the app as its Quit item does. */
  readonly endApp: () => void;
  /** Ends the app and starts what is installed now, with a window where one is open. */
  readonly restartApp: () => void;
  readonly installation: Installation;
  readonly log: Log;
  readonly machine: Machine;
  readonly realApp: RealApp;
}
