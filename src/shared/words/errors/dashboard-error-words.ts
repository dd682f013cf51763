import { dashboardAddressLimit } from '../../contract/values/dashboard-address.ts';
import { dashboardErrorPhrases } from '../en/dashboard-error-phrases.ts';
import type { Words } from './words.ts';
import type { dashboardErrors } from '../../contract/errors/dashboard-errors.ts';

/** The words of these failures. */
export const dashboardErrorWords: Words<typeof dashboardErrors> = {
  'dashboard-address-unusable': ({ problem }) => {
    const { address, addressTooLong } = dashboardErrorPhrases();
    if (problem !== 'too-long') return address[problem];
    return { message: addressTooLong.message(dashboardAddressLimit), remedy: addressTooLong.remedy };
  },
  'dashboard-none': () => dashboardErrorPhrases().none,
  'dashboard-gone': ({ namespace, service }) => {
    const { message, remedy } = dashboardErrorPhrases().gone;
    return { message: message(`${namespace}/${service}`), remedy, action: 'retry' };
  },
  'dashboard-no-pod': ({ namespace, service, pod, reason }) => {
    const say = dashboardErrorPhrases().noPod;
    const name = `${namespace}/${service}`;
    const message =
      pod === null
        ? say.message(name)
        : reason === ''
          ? say.notReady(name, pod)
          : say.notReadyFor(name, pod, reason);
    return { message: message, remedy: say.remedy, action: 'retry' };
  },
  'dashboard-no-session': () => dashboardErrorPhrases().noSession,
  'dashboard-screen-locked': () => dashboardErrorPhrases().screenLocked,
  'dashboard-not-answering': ({ reason }) => {
    const { message, remedy } = dashboardErrorPhrases().notAnswering;
    return { message: message[reason], remedy, action: 'retry' };
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
