import { describe, expect, it } from 'vitest';
import { obstaclesOf } from '../../../../src/main/core/files/certificates/renewal-obstacle.ts';
import type {
  CertificateRole,
  RenewalObstacle,
} from '../../../../src/shared/contract/state/certificates-state.ts';

type Problem = RenewalObstacle['problem'];

const roles = ['ca', 'server', 'front-proxy-client', 'admin', 'kubelet'] as const;
const maker = 'microk8s';

describe('what stands in the way of renewing', () => {
  it.each<[CertificateRole, Problem, readonly CertificateRole[]]>([
    ['server', 'empty', ['ca', 'server', 'admin', 'kubelet']],
    ['server', 'damaged', ['ca', 'server', 'admin', 'kubelet']],
    ['server', 'missing', ['server']],
    // What is signed anew fits the key that is there.
    ['server', 'other-key', []],
    ['server', 'elsewhere', ['ca', 'server', 'admin', 'kubelet']],
    ['front-proxy-client', 'elsewhere', ['ca', 'front-proxy-client', 'admin', 'kubelet']],
    ['ca', 'missing', ['ca', 'server', 'admin', 'kubelet']],
    ['ca', 'other-key', ['ca', 'server', 'admin', 'kubelet']],
    ['front-proxy-ca', 'missing', ['front-proxy-client']],
    ['front-proxy-client', 'damaged', ['ca', 'front-proxy-client', 'admin', 'kubelet']],
    ['kubelet', 'empty', ['ca', 'admin', 'kubelet']],
    ['admin', 'missing', []],
  ])('is a key of %s that is %s', (role, problem, kept) => {
    const obstacle = { file: '/snap/certs/a.key', problem };
    const of = obstaclesOf([{ role, standing: 'own', obstacle }], 'x509');
    expect(roles.filter((each) => of({ role: each, standing: 'own', maker }) !== null)).toEqual(kept);
    expect(roles.filter((each) => of({ role: each, standing: 'elsewhere', maker }) !== null)).toEqual([]);
  });

  it('is no key that refresh-certs does not use where tokens sign in', () => {
    const obstacle = { file: '/snap/certs/kubelet.key', problem: 'empty' } as const;
    const of = obstaclesOf([{ role: 'kubelet', standing: 'own', obstacle }], 'token');
    expect(roles.filter((each) => of({ role: each, standing: 'own', maker }) !== null)).toEqual([]);
    const kubelet = { role: 'kubelet', standing: 'own' } as const;
    expect(of({ ...kubelet, maker: 'kubelet' })).toBeNull();
    expect(of({ ...kubelet, maker: 'ca' })).toEqual(obstacle);
  });
});
