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
  ['microk8s kubectl delete ingress a --namespace b', 'deletes'],
  ['microk8s helm3 uninstall kubernetes-dashboard --namespace kube-system', 'release'],
  ['microk8s helm3 upgrade a headlamp --reuse-values --set clusterRoleBinding.create=false', 'deletes'],
  ['microk8s helm3 upgrade a headlamp --version 0.45.0 --reuse-values', 'none'],
  [`microk8s kubectl patch service a --namespace b --patch '{"spec":{"type":"ClusterIP"}}'`, 'closes'],
  ['microk8s helm3 upgrade a headlamp --reuse-values --set service.type=ClusterIP', 'closes'],
  ['microk8s kubectl patch deployment a --namespace b --type json', 'dashboard'],
  ['microk8s kubectl set env deployment/a --namespace b --containers c D-', 'dashboard'],
  ['microk8s kubectl get clusterrolebinding a --output yaml', 'none'],
])('the price of %s is %s', (command, cost) => {
  expect(commandCost(command)).toBe(cost);
});
