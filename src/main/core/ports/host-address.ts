/** Knows this machine's address. */
export interface HostAddress {
  /** The IPv4 address of the interface with the default route, which `microk8s config` hands out; null without one. */
  lan(): Promise<string | null>;
}
