import * as z from 'zod';
import { accountErrors } from './accounts-errors.ts';
import { adminErrors } from './admin-errors.ts';
import { apiErrors } from './api-errors.ts';
import { apiCertificateErrors } from './api-certificate-errors.ts';
import { appErrors } from './app-errors.ts';
import { authorityErrors } from './authority-errors.ts';
import { certificateErrors } from './certificates-errors.ts';
import { clusterFileErrors } from './cluster-files-errors.ts';
import { dashboardErrors } from './dashboard-errors.ts';
import { inspectErrors } from './inspect-errors.ts';
import { kubeconfigErrors } from './kubeconfig-errors.ts';
import { keyringErrors } from './keyring-errors.ts';
import { rotationErrors } from './rotation-errors.ts';
import { tokenErrors } from './tokens-errors.ts';

const schema = z.discriminatedUnion('code', [
  ...clusterFileErrors,
  ...kubeconfigErrors,
  ...authorityErrors,
  ...certificateErrors,
  ...apiErrors,
  ...apiCertificateErrors,
  ...tokenErrors,
  ...accountErrors,
  ...inspectErrors,
  ...keyringErrors,
  ...rotationErrors,
  ...adminErrors,
  ...dashboardErrors,
  ...appErrors,
]);

type Schema = typeof schema;
/** Has a name, so that the contract's type says it instead of all failures each time. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- only an interface keeps its name in other types
export interface AppErrorSchema extends Schema {}

/** Every expected failure as plain data: `code` names it, the other fields are what its sentence needs. */
export const appErrorSchema: AppErrorSchema = schema;

/** An expected failure as plain data; `describe` gives its words. */
export type AppError = z.infer<typeof appErrorSchema>;
/** The name of one kind of expected failure. */
export type AppErrorCode = AppError['code'];
