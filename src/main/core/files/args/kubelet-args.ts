import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { FlagKind } from './api-server-flags.ts';
import { launcherVariables } from './launcher-variables.ts';
import { parseFlags } from './parse-flags.ts';
import { splitArguments } from './split-arguments.ts';

/** What the kubelet of this node was told to be called, as its arguments have it; null where they say nothing. */
export interface KubeletNode {
  /** `--hostname-override`. */
  readonly name: string | null;
  /** `--node-ip`: an address, or one of each family with a comma between. */
  readonly ip: string | null;
}

/** What matters here, and the switches since 1.19: whatever else is unknown takes a value. */
const kubeletFlags: ReadonlyMap<string, FlagKind> = new Map<string, FlagKind>([
  ['hostname-override', 'text'],
  ['node-ip', 'text'],
  ...`
    add-dir-header alsologtostderr anonymous-auth authentication-token-webhook cgroups-per-qos contention-profiling
    cpu-cfs-quota docker-only enable-cadvisor-json-endpoints enable-controller-attach-detach enable-debugging-handlers
    enable-load-reader enable-server exit-on-lock-contention experimental-allocatable-ignore-eviction
    experimental-check-node-capabilities-before-mount experimental-kernel-memcg-notification fail-cgroupv1 fail-swap-on
    help keep-terminated-pod-volumes kernel-memcg-notification local-storage-capacity-isolation log-cadvisor-usage
    log-json-split-stream log-text-split-stream logtostderr make-iptables-util-chains one-output
    protect-kernel-defaults really-crash-for-testing redirect-container-streaming register-node register-schedulable
    rotate-certificates rotate-server-certificates runonce seccomp-default serialize-image-pulls skip-headers
    skip-log-headers storage-driver-secure version`
    .trim()
    .split(/\s+/)
    .map((name) => [name, 'switch'] as const),
]);

/** Reads the bytes of `args/kubelet` as the launcher and the kubelet do; fails where they do not tell, or it does not start with them. */
export function readKubeletNode(bytes: Uint8Array, root: string): Result<KubeletNode, 'unknown'> {
  const given = splitArguments(bytes, launcherVariables(root));
  const flags = given.ok ? parseFlags(given.value, kubeletFlags) : fail('unknown' as const);
  if (!flags.ok) return fail('unknown');
  const [name, ip] = ['hostname-override', 'node-ip'].map((flag) => flags.value.get(flag)?.at(-1));
  const isKnown = [name, ip].every((value) => value === undefined || 'text' in value);
  const textOf = (value: typeof name) => (value !== undefined && 'text' in value ? value.text : null);
  return isKnown ? ok({ name: textOf(name), ip: textOf(ip) }) : fail('unknown');
}
