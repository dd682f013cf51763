import { expect, it } from 'vitest';
import {
  controlPlaneOf,
  nodesSchema,
  slicesSchema,
} from '../../src/main/adapters/kubernetes/control-plane.ts';
import { findOthers } from '../../src/main/core/nodes/find-others.ts';

const slices = (address: string, port = 16443) => ({
  items: [{ endpoints: [{ addresses: [address] }], ports: [{ port }] }],
});
const nodes = (name: string, address: string) => ({
  items: [{ metadata: { name }, status: { addresses: [{ type: 'InternalIP', address }] } }],
});

it.each(['10.0.0.2', 'fd00::2', '::ffff:10.0.0.2', 'node-2.lan', 'my_node'])(
  'makes a URL of the address %s',
  (address) => {
    const plane = controlPlaneOf(
      slicesSchema.parse(slices(address)),
      nodesSchema.parse(nodes('node-2', address)),
    );
    const [other] = findOthers(plane, 'https://127.0.0.1:16443', { hostname: 'node-1', addresses: [] });
    expect(new URL(other!.server).port).toBe('16443');
  },
);

it.each([
  '\u001b]0;owned\u0007',
  '10.0.0.2/../..',
  'user@10.0.0.2',
  'fe80::1%eth0',
  'a:b',
  '999.1.1.1',
  '',
  'a b',
  'x'.repeat(254),
])('takes a reply with the address %j for none', (address) => {
  expect(slicesSchema.safeParse(slices(address)).success).toBe(false);
  expect(nodesSchema.safeParse(nodes('node-2', address)).success).toBe(false);
  expect(nodesSchema.safeParse(nodes(address, '10.0.0.2')).success).toBe(false);
});

it.each([0, -1, 65_536, 1.5])('takes a reply with the port %d for none', (port) => {
  expect(slicesSchema.safeParse(slices('10.0.0.2', port)).success).toBe(false);
});
