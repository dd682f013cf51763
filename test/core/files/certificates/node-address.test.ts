import { describe, expect, it } from 'vitest';
import { nodeAddress, kubeletName } from '../../../../src/main/core/files/certificates/node-address.ts';

const system = { hostname: 'Attic', lan: '192.168.0.5' };
const byAddress = { 'kubelet-preferred-address-types': 'InternalIP,Hostname' };

describe('where the API server asks the kubelet', () => {
  it.each([
    [null, 'attic'],
    ['', 'attic'],
    ['Cellar ', 'cellar'],
    ['10.0.0.9', '10.0.0.9'],
  ])('is by the name %j the node %s', (name, expected) => {
    expect(nodeAddress({}, { name, ip: '10.0.0.7' }, system)).toBe(expected);
  });

  it.each([
    [null, null, '192.168.0.5'],
    [null, '10.0.0.7', '10.0.0.7'],
    [null, '10.0.0.007', '10.0.0.7'],
    [null, '10.0.0.7, fd00::7', '10.0.0.7'],
    [null, 'fd00::7,10.0.0.7', 'fd00::7'],
    // What is no address is passed over.
    [null, 'attic', '192.168.0.5'],
    [null, '10.0.0.300', '192.168.0.5'],
    [null, '0.0.0.0', '192.168.0.5'],
    [null, '::', null],
    // The kubelet does not start with these.
    [null, '10.0.0.7,10.0.0.8', null],
    [null, '10.0.0.7,fd00::7,10.0.0.8', null],
    ['10.0.0.9', null, '10.0.0.9'],
    ['10.0.0.9', '10.0.0.7', '10.0.0.7'],
    ['cellar', null, '192.168.0.5'],
  ])('is by address, for the name %j and the address %j, %s', (name, ip, expected) => {
    expect(nodeAddress(byAddress, { name, ip }, system)).toBe(expected);
  });

  it('is not known where another kind of address comes first and alone', () => {
    const types = { 'kubelet-preferred-address-types': 'ExternalIP' };
    expect(nodeAddress(types, { name: null, ip: null }, system)).toBeNull();
  });
});

it('is a name of its own only where it is another than the machine’s, and can be in a certificate', () => {
  const told = (name: string | null) => kubeletName({ name, ip: null }, 'Attic');
  expect([null, 'attic', 'ATTIC', 'cellar', "o'neil $x"].map(told)).toEqual([
    ...[undefined, undefined, undefined, 'cellar', undefined],
  ]);
});
