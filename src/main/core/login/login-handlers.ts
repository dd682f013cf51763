import type { HandlersOf } from '../../../shared/contract.ts';
import type { loginRequests } from '../../../shared/requests/login.ts';
import type { Keyfob } from '../keyfob.ts';
import { toReply } from '../reply.ts';

/** Answers the requests about starting at login. */
export function loginHandlers({ login }: Keyfob): HandlersOf<keyof typeof loginRequests> {
  return { 'login:choose': async ({ on }) => toReply(await login.choose(on)) };
}
