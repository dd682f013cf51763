import { readFile } from 'node:fs/promises';
import { hostname, networkInterfaces } from 'node:os';
import type { HostAddress } from '../../core/ports/machine.ts';

/** Interfaces that lead to containers and virtual machines of this machine. */
const inner =
  /^(?:docker|br-|veth|cni|flannel|vxlan|cali|cilium|lxc|virbr|vnet|lxdbr|mpqemubr|podman|kube-|nodelocaldns|weave|antrea|ovs|vmnet|vboxnet|dummy)/;
const tunnels = /^(?:tun|tap|wg|ppp|tailscale|zt|nordlynx|proton)/;
const linkLocal = /^(?:169\.254\.|fe[89ab][0-9a-f]:)/i;

/** Takes the default route from the kernel's table, and the rest from the system. */
export const hostAddress: HostAddress = {
  async lan() {
    const table = await readFile('/proc/net/route', 'utf8').catch(() => '');
    const routes = table.split('\n').map((line) => line.split('\t'));
    const name = routes.find(([, destination, , flags]) => destination === '00000000' && isUp(flags))?.[0];
    const addresses = name === undefined ? [] : (networkInterfaces()[name] ?? []);
    return addresses.find(({ family }) => family === 'IPv4')?.address ?? null;
  },
  async network() {
    const first = await this.lan();
    const found = Object.entries(networkInterfaces())
      .filter(([name]) => !inner.test(name))
      .flatMap(([name, addresses]) =>
        (addresses ?? [])
          .filter(({ internal, address }) => !internal && !linkLocal.test(address))
          .map(({ address, family }) => ({
            address,
            rank: address === first ? 0 : (tunnels.test(name) ? 2 : 0) + (family === 'IPv4' ? 1 : 2),
          })),
      );
    return [...new Set(found.sort((a, b) => a.rank - b.rank).map(({ address }) => address))];
  },
  machine() {
    const interfaces = Object.values(networkInterfaces());
    const addresses = interfaces.flatMap((each) => (each ?? []).map(({ address }) => address));
    return { hostname: hostname(), addresses };
  },
};

function isUp(flags: string | undefined): boolean {
  return (Number.parseInt(flags ?? '0', 16) & 1) === 1;
}
