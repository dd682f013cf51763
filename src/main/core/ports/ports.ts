import type { ActivityFile } from './activity-file.ts';
import type { Autostart } from './autostart.ts';
import type { Browser } from './browser.ts';
import type { Certificates } from './certificates.ts';
import type { Clipboard } from './clipboard.ts';
import type { Clock } from './clock.ts';
import type { ConnectCluster } from './cluster-api.ts';
import type { DocumentStore } from './document-store.ts';
import type { FileModes } from './file-modes.ts';
import type { HostAddress } from './host-address.ts';
import type { Identifiers } from './identifiers.ts';
import type { Keyring } from './keyring.ts';
import type { Log } from './log.ts';
import type { Machine } from './machine.ts';
import type { Notifier } from './notifier.ts';
import type { ServerCertificate } from './server-certificate.ts';
import type { Patience } from './patience.ts';
import type { PrivateFiles } from './private-files.ts';
import type { Signatures } from './signatures.ts';
import type { OwnFiles } from './own-files.ts';
import type { RotationStarter } from './rotation-starter.ts';
import type { SnapDataFiles } from './snap-data-files.ts';
import type { TokenMarks } from './token-marks.ts';
import type { Windows } from './windows.ts';

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
