import { expect, it } from 'vitest';
import { controlPlaneOf, nodesSchema, slicesSchema } from '../../src/main/adapters/api/control-plane.ts';
import { findOthers } from '../../src/main/core/files/snap-data/find-others.ts';

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

it.each([
  { announced: '32 addresses', addresses: 32, ports: 1, isReply: true },
  { announced: '33 addresses', addresses: 33, ports: 1, isReply: false },
  { announced: '2 addresses with 17 ports', addresses: 2, ports: 17, isReply: false },
])('takes a reply that announces $announced: $isReply', (row) => {
  const endpoints = Array.from({ length: row.addresses }, (_, last) => ({ addresses: [`10.0.0.${last}`] }));
  const ports = Array.from({ length: row.ports }, (_, at) => ({ port: 16443 + at }));
  const inOne = { items: [{ endpoints, ports }] };
  const inMany = { items: endpoints.map((endpoint) => ({ endpoints: [endpoint], ports })) };
  expect([inOne, inMany].map((reply) => slicesSchema.safeParse(reply).success)).toEqual([
    row.isReply,
    row.isReply,
  ]);
});

it.each([
  { count: 1000, marked: 32, addresses: 32, isReply: true },
  { count: 1001, marked: 0, addresses: 1, isReply: false },
  { count: 33, marked: 33, addresses: 1, isReply: false },
  { count: 1, marked: 0, addresses: 33, isReply: false },
])(
  'takes a reply of $count nodes, $marked of the control plane, with $addresses addresses each: $isReply',
  ({ count, marked, addresses, isReply }) => {
    const at = Array.from({ length: addresses }, (_, last) => ({
      type: 'InternalIP',
      address: `10.0.0.${last}`,
    }));
    const items = Array.from({ length: count }, (_, number) => ({
      metadata: {
        name: `node-${number}`,
        ...(number < marked && { labels: { 'node-role.kubernetes.io/control-plane': '' } }),
      },
      status: { addresses: at },
    }));
    expect(nodesSchema.safeParse({ items }).success).toBe(isReply);
  },
);
