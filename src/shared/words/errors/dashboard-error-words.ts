import { dashboardAddressLimit } from '../../contract/values/dashboard-address.ts';
import { dashboardErrorPhrases } from '../en/dashboard-error-phrases.ts';
import type { Words } from './words.ts';
import type { dashboardErrors } from '../../contract/errors/dashboard-errors.ts';

/** The words of these failures. */
export const dashboardErrorWords: Words<typeof dashboardErrors> = {
  'dashboard-address-missing': () => dashboardErrorPhrases().addressMissing,
  'dashboard-address-unusable': ({ problem }) => {
    const { address, addressTooLong } = dashboardErrorPhrases();
    if (problem !== 'too-long') return address[problem];
    return { message: addressTooLong.message(dashboardAddressLimit), remedy: addressTooLong.remedy };
  },
  'browser-missing': ({ address }) => {
    const { message, remedy } = dashboardErrorPhrases().browserMissing;
    return { message: message(address), remedy, action: 'retry' };
  },
  'browser-refused': ({ address }) => {
    const { message, remedy } = dashboardErrorPhrases().browserRefused;
    return { message: message(address), remedy, action: 'retry' };
  },
};
