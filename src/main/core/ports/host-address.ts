/** What tells this machine from others in what the cluster knows. */
export interface MachineAddresses {
  readonly hostname: string;
  /** The addresses of its interfaces. */
  readonly addresses: readonly string[];
}

/** Knows this machine's addresses. */
export interface HostAddress {
  /** The IPv4 address of the interface with the default route, which `microk8s config` hands out; null without one. */
  lan(): Promise<string | null>;
  /**
   * The addresses by which another machine may reach this one, that of the default route first and those of VPNs last;
   * none of bridges that lead to containers and virtual machines, and none that counts on one link only.
   */
  network(): Promise<readonly string[]>;
  machine(): MachineAddresses;
}
