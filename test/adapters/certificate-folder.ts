import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { createCertificates } from '../../src/main/adapters/x509/certificates.ts';
import { createServerCertificate } from '../../src/main/adapters/api/server-certificate.ts';
import { createSnapDataFiles } from '../../src/main/adapters/files/snap-data-files.ts';
import { readCertificates } from '../../src/main/core/files/certificates/read-certificates.ts';
import { seeServed } from '../../src/main/core/files/certificates/served-certificate.ts';
import { findCluster } from '../../src/main/core/files/snap-data/find-cluster.ts';
import { certificatesStateSchema } from '../../src/shared/contract/state/certificates-state.ts';
import { makeSnapData, type SnapData, type SnapDataOptions } from '../cluster/snap-data.ts';

const files = createSnapDataFiles();
const certificates = createCertificates();

/** A snap data folder whose certificates a test changes and reads. */
export class CertificateFolder {
  readonly snapData: SnapData;

  private constructor(snapData: SnapData) {
    this.snapData = snapData;
  }

  /** By default nothing listens at its server. */
  static async make(mode: SnapDataOptions['mode'], port = 1): Promise<CertificateFolder> {
    return new CertificateFolder(await makeSnapData({ mode, rbac: false, port }));
  }

  at(name: string): string {
    return join(this.snapData.current, name);
  }

  write(name: string, text: string): void {
    writeFileSync(this.at(name), text);
  }

  pem(name: string): string {
    return readFileSync(this.at(name), 'utf8');
  }

  /** Tells the API server another value of a flag. */
  use(flag: string, value: string): void {
    this.leaveOut(flag);
    this.write('args/kube-apiserver', `--${flag}=${value}\n${this.pem('args/kube-apiserver')}`);
  }

  /** Takes flags of the API server away. */
  leaveOut(...flags: readonly string[]): void {
    const rest = this.pem('args/kube-apiserver')
      .split('\n')
      .filter((line) => !flags.some((flag) => line.startsWith(`--${flag}=`)));
    this.write('args/kube-apiserver', rest.join('\n'));
  }

  async found() {
    const cluster = await findCluster(this.snapData.current, { files, certificates });
    if (!cluster.ok) throw new Error(cluster.error.code);
    return cluster.value;
  }

  /** What is read, on a machine with this address in its network. */
  async read(lan: string | null = null) {
    const cluster = await this.found();
    const state = await readCertificates(
      { ...cluster, isOnNetwork: lan !== null },
      await seeServed(cluster.address.server, createServerCertificate(2000)),
      {
        ...{ files, certificates },
        hostAddress: {
          lan: () => Promise.resolve(lan),
          machine: () => ({ hostname: 'Home', addresses: [] }),
        },
      },
    );
    expect(certificatesStateSchema.safeParse(state).success).toBe(true);
    return state;
  }

  remove(): void {
    this.snapData.remove();
  }
}
