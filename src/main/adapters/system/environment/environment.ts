import allowedNames from './allowed-names.json';

const allowed: ReadonlySet<string> = new Set(allowedNames);

/**
 * What Node, Electron and Chromium read at their start, before a line of ours runs, that weakens TLS, prints or writes
 * what is sent, or leads it elsewhere. Whole families, because each version knows others.
 */
const unsafe =
  /^(?:NODE_(?!ENV$|VERSION$)|ELECTRON_|SSL_CERT_|SSLKEYLOGFILE$|OPENSSL_|CHROME_(?!DESKTOP$)|BREAKPAD_|DEBUG$|(?:https?|ftp|all|auto)_proxy$)/i;

/** The names of this environment that Keyfob does not run with. */
export function unsafeNames(environment: Readonly<Record<string, string | undefined>>): string[] {
  return Object.keys(environment).filter((name) => unsafe.test(name) && !allowed.has(name));
}

/** Of an environment what Keyfob needs. */
export function allowedOf(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const entries = Object.entries(environment).filter(
    (entry): entry is [string, string] => allowed.has(entry[0]) && entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}
