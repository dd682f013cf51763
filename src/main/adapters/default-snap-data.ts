import { lstatSync } from 'node:fs';

/** Where MicroK8s keeps its snap data. */
export const defaultSnapData = '/var/snap/microk8s/current';

/** Whether MicroK8s is on this machine; true also when that cannot be told. */
export function hasMicroK8s(): boolean {
  return lstatSync(defaultSnapData, { throwIfNoEntry: false }) !== undefined;
}
