import type { HandlersOf } from '../../../../shared/contract/contract.ts';
import type { loginRequests } from '../../../../shared/contract/requests/login-requests.ts';
import { toReply } from '../../cluster/scope/reply.ts';
import type { LoginService } from './login-service.ts';

/** Answers the requests about starting at login. */
export function loginHandlers(login: LoginService): HandlersOf<keyof typeof loginRequests> {
  return { 'login:choose': async ({ on }) => toReply(await login.choose(on)) };
}
