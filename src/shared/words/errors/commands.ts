/** Shows the end of the log of the service that runs the API server. */
export const readLog = 'sudo journalctl -u snap.microk8s.daemon-kubelite -n 100 --no-pager';

/** Lists the kubeconfigs of the administrator that MicroK8s has or had, those of earlier revisions too. */
export const findKubeconfigs = "sudo find /var/snap/microk8s -name 'client.config*' -ls";

/** Lists the arguments of the API server that MicroK8s has or had, and those that it is delivered with. */
export const findArgs =
  "sudo find /var/snap/microk8s /snap/microk8s/current/default-args -name 'kube-apiserver*' -ls";

/** Lists the keys that sign tokens which MicroK8s has or had, those of earlier revisions too. */
export const findTokenKeys = "sudo find /var/snap/microk8s -name 'serviceaccount.key*' -ls";

/** Lists the services of MicroK8s, and which of them run. */
export const listServices = 'snap services microk8s';
