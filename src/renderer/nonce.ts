import { setNonce } from 'get-nonce';

/** The nonce of this load's CSP, without which injected styles do not count. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

setNonce(nonce);
