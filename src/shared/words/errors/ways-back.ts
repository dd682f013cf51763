import { wayPhrases } from '../en/way-phrases.ts';
import { readClock, renewCommand } from '../known/fit-way.ts';
import type { Known } from '../known/known.ts';
import { formatExactTime } from '../text/format-time.ts';
import { findKubeconfigs, readLog } from './commands.ts';

/** How an API server that nobody reaches comes back. */
export function wayBack(
  reason: 'refused' | 'cut' | 'unknown-host' | 'no-route',
  { halted, breaksStart, brokenCertificate }: Known,
): { readonly remedy: string; readonly command?: string } {
  const say = wayPhrases();
  if (reason === 'unknown-host') return { remedy: say.checkServerName };
  if (reason === 'no-route') return { remedy: say.checkNetwork };
  if (halted === 'stopped') return { remedy: say.startAgain, command: 'microk8s start' };
  if (halted === 'low-memory') return { remedy: say.makeRoom, command: 'free --human' };
  const cause = breaksStart ?? brokenCertificate;
  return {
    remedy: cause === null ? say.readLog : say.likelyCause(`${cause.message} ${cause.remedy}`),
    command: readLog,
  };
}

/** How client.config is accepted again. */
export function wayIn({ own, breaksStart, locksOut, uncompared }: Known): {
  readonly remedy: string;
  readonly command?: string;
} {
  const say = wayPhrases();
  if (own === null) return { remedy: say.checkKubeconfig };
  if (own.kind === 'static-token') {
    const cause = breaksStart ?? locksOut;
    if (cause !== null) return { remedy: say.likelyCause(`${cause.message} ${cause.remedy}`) };
    if (uncompared !== null)
      return { remedy: say.tokenFileNotCompared(`${uncompared.message} ${uncompared.remedy}`) };
    return { remedy: say.restartForTokenFile, command: 'sudo snap restart microk8s.daemon-kubelite' };
  }
  const { expired, renewWithAuthority, notYet, foreign, fine } = say.ownCertificate;
  const at = formatExactTime(own.at);
  const now = formatExactTime(own.seenAt);
  switch (own.state) {
    case 'expired':
      return {
        remedy: `${expired(at)} ${say.unlessClockIsWrong(now)} ${renewWithAuthority}`,
        command: renewCommand('ca.crt'),
      };
    case 'not-yet':
      return { remedy: `${notYet(at, now)} ${say.waitUntilValid}`, command: readClock };
    case 'foreign':
      return { remedy: foreign, command: findKubeconfigs };
    case 'fine':
      return { remedy: fine };
  }
}
