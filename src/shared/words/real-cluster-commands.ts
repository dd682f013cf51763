import type { RealClusterWay } from '../contract/state/real-cluster.ts';

/** The line for a terminal that helps in each case. */
export const realClusterCommands: Readonly<Record<RealClusterWay, string>> = {
  elsewhere: "sudo find / -path '*/args/kube-apiserver' -not -path '/proc/*'",
  missing: 'sudo snap install microk8s --classic',
  'no-rights': 'sudo usermod -a -G microk8s $USER',
};
