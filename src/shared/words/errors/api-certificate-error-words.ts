import { apiCertificateErrorPhrases } from '../en/api-certificate-error-phrases.ts';
import { wayPhrases } from '../en/way-phrases.ts';
import { readClock, renewCommand } from '../known/fit-way.ts';
import { formatExactTime } from '../text/format-time.ts';
import type { Words } from './words.ts';
import type { apiCertificateErrors } from '../../contract/errors/api-certificate-errors.ts';

/** The words of these failures. */
export const apiCertificateErrorWords: Words<typeof apiCertificateErrors> = {
  'api-certificate': ({ server, problem }) => {
    const say = apiCertificateErrorPhrases();
    return {
      message: say.problem[problem](server),
      ...(problem === 'not-yet' ? untilValid() : { remedy: say.remedy[problem] }),
      ...(problem === 'wrong-name' ? { command: renewCommand('server.crt') } : {}),
      action: 'retry',
    };
  },
  'api-certificate-dates': ({ server, which, problem, at, seenAt }) => {
    const { expired, notYet, otherwise } = apiCertificateErrorPhrases();
    const shown = which === 'server' || which === 'elsewhere' ? 'own' : which;
    const end = formatExactTime(at);
    const now = formatExactTime(seenAt);
    if (problem === 'not-yet')
      return { message: notYet[shown](server, end, now), ...untilValid(), action: 'retry' };
    const command = renewals[which];
    return {
      message: expired[shown](server, end),
      remedy: `${wayPhrases().unlessClockIsWrong(now)} ${otherwise[which]}`,
      ...(command === undefined ? {} : { command }),
      action: 'retry',
    };
  },
};

const renewals = {
  server: renewCommand('server.crt'),
  elsewhere: undefined,
  between: undefined,
  ca: renewCommand('ca.crt'),
};

function untilValid() {
  return { remedy: wayPhrases().waitUntilValid, command: readClock };
}
