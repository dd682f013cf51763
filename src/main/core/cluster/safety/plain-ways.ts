import type { DashboardFinding } from '../../../../shared/contract/state/dashboard-findings.ts';
import type { DashboardFacts, IngressFacts } from '../../ports/dashboard-facts.ts';

type PlainWay = Extract<DashboardFinding, { kind: 'dashboard-plain' }>['way'];

const mostNamed = 5;

/** The ways by which the network reaches a dashboard without TLS. */
export function plainWays({ outward, ingresses, services, pods }: DashboardFacts): PlainWay[] {
  const isOfPods = pods.length > 0 && pods.every((pod) => pod.servesTls);
  return [
    ...ingresses.flatMap((ingress) => throughIngress(ingress, services)),
    ...outward.flatMap(({ name, type, ports }): PlainWay[] => {
      const plain = ports.filter(({ isTls }) => !isTls && !isOfPods).map(({ port }) => port);
      if (plain.length === 0) return [];
      const kind = type === 'NodePort' ? 'node-port' : 'load-balancer';
      return [{ kind, name, ports: plain.slice(0, mostNamed) }];
    }),
  ];
}

function throughIngress(ingress: IngressFacts, services: readonly string[]): PlainWay[] {
  if (ingress.isForcedTls) return [];
  const leads = ingress.rules.filter((rule) => rule.services.some((each) => services.includes(each)));
  const plain = leads.filter(({ host }) => !ingress.tls.some((hosts) => covers(hosts, host)));
  if (plain.length === 0) return [];
  const hosts = plain.map(({ host }) => host);
  return [
    {
      kind: 'ingress',
      name: ingress.name,
      hosts: hosts.includes(null)
        ? []
        : [...new Set(hosts.filter((host) => host !== null))].slice(0, mostNamed),
      isAlone: ingress.rules.every((rule) => rule.services.every((each) => services.includes(each))),
    },
  ];
}

/** Whether a `tls` section holds for a name; a star stands for one part of it. */
function covers(hosts: readonly string[], host: string | null): boolean {
  if (hosts.length === 0) return true;
  if (host === null) return false;
  const parent = host.slice(host.indexOf('.'));
  return hosts.some((each) => each === host || (parent !== host && each === `*${parent}`));
}
