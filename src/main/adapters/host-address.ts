import { readFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import type { HostAddress } from '../core/ports/host-address.ts';

/** Takes the default route from the kernel's table. */
export const hostAddress: HostAddress = {
  async lan() {
    const table = await readFile('/proc/net/route', 'utf8').catch(() => '');
    const routes = table.split('\n').map((line) => line.split('\t'));
    const name = routes.find(([, destination, , flags]) => destination === '00000000' && isUp(flags))?.[0];
    const addresses = name === undefined ? [] : (networkInterfaces()[name] ?? []);
    return addresses.find(({ family }) => family === 'IPv4')?.address ?? null;
  },
};

function isUp(flags: string | undefined): boolean {
  return (Number.parseInt(flags ?? '0', 16) & 1) === 1;
}
