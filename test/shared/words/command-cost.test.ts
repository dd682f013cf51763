import { expect, it } from 'vitest';
import { commandCost } from '../../../src/shared/words/known/command-cost.ts';

it.each([
  ['sudo microk8s refresh-certs -e ca.crt', 'rejoin'],
  ['sudo microk8s refresh-certs -e server.crt', 'restart'],
  ["sudo mv '/a/ca.crt' '/a/ca.crt.old' && sudo microk8s refresh-certs -e server.crt", 'restart'],
  ['microk8s enable rbac', 'restart'],
  ['sudo snap restart microk8s.daemon-kubelite', 'restart'],
  ['sudo chmod o-rwx /a/credentials/client.config', 'none'],
  ['sudo ls -la /a/certs', 'none'],
  ['timedatectl', 'none'],
])('the price of %s is %s', (command, cost) => {
  expect(commandCost(command)).toBe(cost);
});
