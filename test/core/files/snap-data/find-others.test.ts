import { describe, expect, it } from 'vitest';
import { findOthers, isControlPlaneHost } from '../../../../src/main/core/files/snap-data/find-others.ts';
import type { ControlPlane } from '../../../../src/main/core/ports/cluster-api.ts';

const local = 'https://127.0.0.1:16443';
const machine = { hostname: 'Cellar', addresses: ['127.0.0.1', '10.0.0.1', 'fd00::1'] };
const at = (address: string, port = 16443) => ({ address, port });
const node = (name: string, addresses: readonly string[], isControlPlane = true) => ({
  ...{ name, addresses, isControlPlane },
});
const cellar = node('cellar', ['10.0.0.1', 'cellar']);
const find = (seen: ControlPlane, server = local) => findOthers(seen, server, machine);

describe('other control plane nodes', () => {
  it('are none of a cluster of one, however it names itself', () => {
    expect(find({ announced: [], nodes: [] })).toEqual([]);
    expect(find({ announced: [at('10.0.0.1'), at('fd00::1')], nodes: [cellar] })).toEqual([]);
    expect(find({ announced: [at('10.0.0.1')], nodes: [node('renamed', ['10.0.0.1'])] })).toEqual([]);
    expect(find({ announced: [at('10.0.0.1', 443)], nodes: [cellar] }, 'https://127.0.0.1')).toEqual([]);
  });

  it('are those that are announced, with the names of the nodes at their addresses, workers left out', () => {
    const nodes = [
      cellar,
      node('attic', ['10.0.0.2', 'fd00::2']),
      node('bench', ['10.0.0.9'], false),
      node('unmarked', ['10.0.0.3'], false),
    ];
    expect(
      find({ announced: [at('10.0.0.1'), at('10.0.0.3'), at('10.0.0.2'), at('fd00::2')], nodes }),
    ).toEqual([
      { name: 'attic', server: 'https://10.0.0.2:16443', isAnnounced: true },
      { name: 'unmarked', server: 'https://10.0.0.3:16443', isAnnounced: true },
      { name: 'attic', server: 'https://[fd00::2]:16443', isAnnounced: true },
    ]);
  });

  it('have no name where no node has their address, also one beside this machine’s own API server', () => {
    expect(find({ announced: [at('10.0.0.1', 16444), at('10.0.0.8')], nodes: [cellar] })).toEqual([
      { name: null, server: 'https://10.0.0.1:16444', isAnnounced: true },
      { name: null, server: 'https://10.0.0.8:16443', isAnnounced: true },
    ]);
  });

  it('are also those that are marked and announce nothing: they are off, not gone', () => {
    const nodes = [cellar, node('attic', ['10.0.0.2']), node('bare', [])];
    expect(find({ announced: [at('10.0.0.1')], nodes })).toEqual([
      { name: 'attic', server: 'https://10.0.0.2:16443', isAnnounced: false },
      { name: 'bare', server: 'https://bare:16443', isAnnounced: false },
    ]);
  });

  it('are rather told twice than not at all where somebody announces an address that no node has', () => {
    const nodes = [cellar, node('attic', ['10.0.0.2'])];
    expect(find({ announced: [at('10.0.0.1'), at('192.168.7.2')], nodes })).toEqual([
      { name: 'attic', server: 'https://10.0.0.2:16443', isAnnounced: false },
      { name: null, server: 'https://192.168.7.2:16443', isAnnounced: true },
    ]);
  });

  it.each([
    { marks: 'marked', hosts: [true, false, false] },
    { marks: 'unmarked, as none is', hosts: [true, true, false] },
  ])('are known as long as a node, $marks, has the host of their address', ({ marks, hosts }) => {
    const nodes = [node('attic', ['10.0.0.2'], marks === 'marked'), node('bench', ['fd00::9'], false)];
    const servers = ['https://10.0.0.2:16443', 'https://[fd00::9]:16443', 'https://10.0.0.3:16443'];
    expect(servers.map((server) => isControlPlaneHost({ announced: [], nodes }, server))).toEqual(hosts);
  });
});
