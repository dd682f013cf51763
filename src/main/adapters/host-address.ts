import { readFile } from 'node:fs/promises';
import { hostname, networkInterfaces } from 'node:os';
import type { HostAddress } from '../core/ports/host-address.ts';

/** Takes the default route from the kernel's table, and the rest from the system. */
export const hostAddress: HostAddress = {
  async lan() {
    const table = await readFile('/proc/net/route', 'utf8').catch(() => '');
    const routes = table.split('\n').map((line) => line.split('\t'));
    const name = routes.find(([, destination, , flags]) => destination === '00000000' && isUp(flags))?.[0];
    const addresses = name === undefined ? [] : (networkInterfaces()[name] ?? []);
    return addresses.find(({ family }) => family === 'IPv4')?.address ?? null;
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
