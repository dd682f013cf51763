import type { AuthenticationMode } from '../../contract/state/authentication-mode.ts';

/** What happened and what to do about it. */
export interface Sentences {
  readonly message: string;
  readonly remedy: string;
}

/** Why MicroK8s keeps the control plane of this machine off. */
export type Halted = 'stopped' | 'low-memory';

/** With what client.config signs in, as far as that says whether it can be accepted. */
export type OwnCredential =
  | { readonly kind: 'static-token' }
  | {
      readonly kind: 'client-certificate';
      /** `foreign`: the CA of this cluster did not sign it. */
      readonly state: 'fine' | 'expired' | 'not-yet' | 'foreign';
      /** When it ends or begins, and what the clock of this machine said; epoch milliseconds. */
      readonly at: number;
      readonly seenAt: number;
    };

/** What is known of the open cluster and decides which way out fits: `knownOf` makes it. */
export interface Known {
  /** The folder as it was chosen. */
  readonly snapData: string;
  readonly mode: AuthenticationMode;
  readonly own: OwnCredential | null;
  readonly halted: Halted | null;
  /** With what it has in its files the API server would not start again. */
  readonly breaksStart: Sentences | null;
  /** The same of the server certificate; `isOwn` where it is the one that MicroK8s made, and can renew. */
  readonly brokenCertificate: (Sentences & { readonly isOwn: boolean }) | null;
  /** When it starts again, it would lock the administrator out. */
  readonly locksOut: Sentences | null;
  /** Why nobody knows whether the token file holds the token of client.config. */
  readonly uncompared: Sentences | null;
  /** Something here is from a time that is yet to come. */
  readonly isClockDoubtful: boolean;
  /** Why MicroK8s must not renew a certificate now, by the name that refresh-certs has for it. */
  readonly obstacles: ReadonlyMap<string, string>;
}

/** What is known where no cluster is open. */
export const nothingKnown: Known = {
  snapData: '',
  mode: 'unknown',
  own: null,
  halted: null,
  breaksStart: null,
  brokenCertificate: null,
  locksOut: null,
  uncompared: null,
  isClockDoubtful: false,
  obstacles: new Map(),
};
