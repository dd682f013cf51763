import type * as z from 'zod';
import { loginRequests } from './requests/login-requests.ts';
import { activityRequests } from './requests/activity-requests.ts';
import { adminRequests } from './requests/admin-requests.ts';
import { appRequests } from './requests/app-requests.ts';
import { certificateRequests } from './requests/certificates-requests.ts';
import { clusterRequests } from './requests/cluster-requests.ts';
import { credentialRequests } from './requests/credential-requests.ts';
import { dashboardRequests } from './requests/dashboard-requests.ts';
import { inspectRequests } from './requests/inspect-requests.ts';
import { reportRequests } from './requests/report-requests.ts';
import { safetyRequests } from './requests/safety-requests.ts';
import { nonExpiringTokenRequests } from './requests/non-expiring-token-requests.ts';
import { ownAccountRequests } from './requests/accounts-requests.ts';
import { newTokenRequests } from './requests/new-token-requests.ts';
import { tokenRequests } from './requests/tokens-requests.ts';
import { snapshotSchema } from './state/snapshot.ts';

/** Named one by one, because written out they are more than the compiler puts into a declaration. */
type Requests = typeof activityRequests &
  typeof loginRequests &
  typeof appRequests &
  typeof clusterRequests &
  typeof safetyRequests &
  typeof tokenRequests &
  typeof newTokenRequests &
  typeof ownAccountRequests &
  typeof nonExpiringTokenRequests &
  typeof inspectRequests &
  typeof reportRequests &
  typeof adminRequests &
  typeof certificateRequests &
  typeof credentialRequests &
  typeof dashboardRequests;

interface Events {
  readonly 'state:changed': typeof snapshotSchema;
}

/** Every request and event that crosses between main and the page, once; all other types derive from it. */
export const contract: { readonly requests: Requests; readonly events: Events } = {
  requests: {
    ...activityRequests,
    ...loginRequests,
    ...appRequests,
    ...clusterRequests,
    ...safetyRequests,
    ...tokenRequests,
    ...newTokenRequests,
    ...ownAccountRequests,
    ...nonExpiringTokenRequests,
    ...inspectRequests,
    ...reportRequests,
    ...adminRequests,
    ...certificateRequests,
    ...credentialRequests,
    ...dashboardRequests,
  },
  events: {
    'state:changed': snapshotSchema,
  },
};

/** The name of a request. */
export type RequestName = keyof Requests;
/** The name of a request that needs an act of the person: a click or a key that the browser process saw. */
export type ActName = {
  [Name in RequestName]: Requests[Name]['act'] extends true ? Name : never;
}[RequestName];
/** The name of an event. */
export type EventName = keyof Events;
/** What a request takes. */
export type Input<Name extends RequestName> = z.infer<Requests[Name]['input']>;
/** What a request answers: `{ok: true, value}` or `{ok: false, error}`. */
export type Output<Name extends RequestName> = z.infer<Requests[Name]['output']>;
/** What an event carries. */
export type Payload<Name extends EventName> = z.infer<Events[Name]>;
/** One handler for each of some requests; a missing one does not compile. */
export type HandlersOf<Name extends RequestName> = {
  readonly [Each in Name]: (input: Input<Each>) => Promise<Output<Each>>;
};
/** One handler for each request. */
export type Handlers = HandlersOf<RequestName>;

/** What the preload gives the page, untyped; the renderer checks what passes through it. */
export interface Bridge {
  readonly invoke: (name: string, input: unknown) => Promise<unknown>;
  readonly on: (listener: (name: string, payload: unknown) => void) => () => void;
}
