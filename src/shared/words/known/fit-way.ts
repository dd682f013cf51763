import { wayPhrases } from '../en/way-phrases.ts';
import type { Known } from './known.ts';

/** Shows the clock of this machine, and whether anything sets it. */
export const readClock = 'timedatectl';

/** What restarts or starts the API server, or stops it. */
const restarts =
  /\bsnap (?:start|stop|restart|refresh|disable|enable) microk8s|\bmicrok8s (?:start|stop|enable|disable|leave|reset)\b|\brefresh-certs\b/;

/** Whether a command restarts, starts or stops the API server. */
export function touchesServer(command: string): boolean {
  return restarts.test(command);
}

/** What MicroK8s renews by command, by the names that it has for it. */
type Renewable = 'ca.crt' | 'server.crt' | 'front-proxy-client.crt';

/** The command with which MicroK8s renews a certificate. */
export function renewCommand(name: Renewable): string {
  return `sudo microk8s refresh-certs -e ${name}`;
}

/** What a command renews, by the name that MicroK8s has for it; undefined for nothing. */
export function renewedBy(command: string): string | undefined {
  return /\brefresh-certs -e (\S+)/.exec(command)?.[1];
}

/** The renewals that make another server certificate. */
const mending: readonly (string | undefined)[] = ['server.crt', 'ca.crt'];

/** A way out: with a command, or without. */
interface Way {
  readonly remedy: string;
  readonly command?: string;
}

/**
 * The way out as what is known allows it: nothing restarts the API server where the clock may be wrong, where it would not
 * come back, or would lock the administrator out, and nothing is renewed with a key of no use.
 */
export function fitWay(
  { remedy, command, asksToRestart }: Way & { readonly asksToRestart?: true },
  known: Known,
): Way {
  if (command === undefined) return { remedy: asksToRestart === true ? afterMending(remedy, known) : remedy };
  if (!touchesServer(command)) return { remedy, command };
  if (known.isClockDoubtful) return { remedy: wayPhrases().checkClockBefore, command: readClock };
  const certificate = renewedBy(command);
  const obstacle = certificate === undefined ? undefined : known.obstacles.get(certificate);
  if (obstacle !== undefined) return { remedy: obstacle };
  const first = toMend(known, mending.includes(certificate));
  return first === null ? { remedy, command } : { remedy: wayPhrases().first(first) };
}

function afterMending(remedy: string, known: Known): string {
  const say = wayPhrases();
  const first = known.isClockDoubtful ? say.checkClockBefore : toMend(known, false);
  return first === null ? remedy : say.firstAndThen(first, remedy);
}

function toMend({ breaksStart, locksOut, brokenCertificate }: Known, mends: boolean): string | null {
  const isMended = mends && brokenCertificate?.isOwn === true;
  const broken = breaksStart ?? locksOut ?? (isMended ? null : brokenCertificate);
  return broken === null ? null : `${broken.message} ${broken.remedy}`;
}
