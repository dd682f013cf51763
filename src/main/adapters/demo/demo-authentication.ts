import { createHash } from 'node:crypto';
import type { Secret } from '../../core/ports/secret.ts';
import type { ClientCertificate } from './demo-client-certificate.ts';
import type { DemoObjects } from './demo-objects.ts';
import type { StaticTokenRow } from './demo-snap-data.ts';
import { demoAccountUser, demoIssuer, type BoundClaims, type DemoTokens } from './demo-tokens.ts';

/** Whom a credential stands for, as reviews show it. */
export interface DemoUser {
  readonly username: string;
  readonly uid?: string;
  readonly groups: readonly string[];
  readonly extra?: Readonly<Record<string, readonly string[]>>;
}

/** What became of a bearer token; `reason` is what the API server adds to "invalid bearer token". */
export type DemoVerdict =
  | { readonly accepted: true; readonly user: DemoUser; readonly audiences: readonly string[] }
  | { readonly accepted: false; readonly reason: string | null };

/** What a request shows; a certificate of another CA counts as none. */
export interface ShownCredentials {
  readonly certificate: ClientCertificate | null;
  readonly bearer: Secret | null;
}

/** What credentials are checked against. */
export interface AuthenticationParts {
  readonly rows: readonly StaticTokenRow[];
  readonly tokens: DemoTokens;
  readonly objects: DemoObjects;
  readonly now: () => number;
}

/** The API server remembers a successful check so long, whatever happens to the account or its Secret. */
const rememberedMs = 10_000;
const credentialId = 'authentication.kubernetes.io/credential-id';

/** Tells who asks: the holder of a client certificate, a row of the token file, or a service account. */
export class DemoAuthentication {
  readonly #parts: AuthenticationParts;
  readonly #remembered = new Map<string, { readonly verdict: DemoVerdict; readonly until: number }>();

  constructor(parts: AuthenticationParts) {
    this.#parts = parts;
  }

  /** Who sent a request; null is nobody known. A certificate that counts wins over any token, and one that does not is as none. */
  async identify({ certificate, bearer }: ShownCredentials): Promise<DemoUser | null> {
    const holder = certificate === null ? null : this.#holderOf(certificate);
    if (holder !== null || bearer === null) return holder;
    const verdict = await this.check(bearer);
    return verdict.accepted ? verdict.user : null;
  }

  #holderOf({ commonName, organizations, sha256, notBefore, notAfter }: ClientCertificate): DemoUser | null {
    const now = this.#parts.now();
    if (commonName === null || now < notBefore || now > notAfter) return null;
    return {
      username: commonName,
      groups: [...organizations, 'system:authenticated'],
      extra: { [credentialId]: [`X509SHA256=${sha256}`] },
    };
  }

  /** Checks a token for any of the audiences. */
  async check(token: Secret, audiences: readonly string[] = [demoIssuer]): Promise<DemoVerdict> {
    const now = this.#parts.now();
    const key = createHash('sha256')
      .update(JSON.stringify([audiences, token.reveal()]))
      .digest('base64');
    const known = this.#remembered.get(key);
    if (known !== undefined && now < known.until) return known.verdict;
    const verdict = this.#checkRows(token, audiences) ?? (await this.#checkAccount(token, audiences, now));
    if (verdict.accepted) {
      this.#forgetOld(now);
      this.#remembered.set(key, { verdict, until: now + rememberedMs });
    }
    return verdict;
  }

  #checkRows(token: Secret, audiences: readonly string[]): DemoVerdict | null {
    const row = this.#parts.rows.find((candidate) => candidate.token.equals(token));
    if (row === undefined || !audiences.includes(demoIssuer)) return null;
    const { user: username, uid, groups } = row;
    const user = { username, uid, groups: [...groups, 'system:authenticated'] };
    return { accepted: true, user, audiences: [demoIssuer] };
  }

  async #checkAccount(token: Secret, audiences: readonly string[], now: number): Promise<DemoVerdict> {
    const verified = await this.#parts.tokens.verify(token.reveal(), audiences, now);
    if (!verified.ok) return { accepted: false, reason: verified.error };
    const claims = verified.value;
    const reason = this.#whyInvalidated(claims);
    if (reason !== null) return { accepted: false, reason };
    const shared = claims.audiences.filter((audience) => audiences.includes(audience));
    return { accepted: true, user: userOf(claims), audiences: shared };
  }

  #whyInvalidated({ namespace, account, secret }: BoundClaims): string | null {
    const { objects } = this.#parts;
    const uid = objects.get('serviceaccounts', namespace, account.name)?.metadata.uid;
    if (uid === undefined) return `serviceaccounts "${account.name}" not found`;
    if (uid !== account.uid) return `service account UID (${uid}) does not match claim (${account.uid})`;
    if (secret === null) return null;
    const held = objects.get('secrets', namespace, secret.name)?.metadata.uid;
    if (held !== undefined && (secret.uid === null || held === secret.uid)) return null;
    return 'service account token has been invalidated';
  }

  #forgetOld(now: number): void {
    for (const [key, { until }] of this.#remembered) if (until <= now) this.#remembered.delete(key);
  }
}

function userOf({ namespace, account, jti }: BoundClaims): DemoUser {
  return {
    username: demoAccountUser(namespace, account.name),
    uid: account.uid,
    groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'],
    ...(jti === null ? {} : { extra: { [credentialId]: [`JTI=${jti}`] } }),
  };
}
