import { lstatSync } from 'node:fs';
import { errorCode } from '../system/error-code.ts';

/** Where MicroK8s keeps its snap data. */
export const defaultSnapData = '/var/snap/microk8s/current';

/** Whether MicroK8s is on this machine; true also when that cannot be told. */
export function hasMicroK8s(folder = defaultSnapData): boolean {
  try {
    return lstatSync(folder, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return true;
  }
}
