import type { DashboardFinding } from '../../../../shared/contract/state/dashboard-findings.ts';
import type { IngressFacts, ReachedPods } from '../../ports/dashboard-facts.ts';

type PlainWay = Extract<DashboardFinding, { kind: 'dashboard-plain' }>['way'];

const mostNamed = 5;

/** The ways by which the network reaches the pods of a dashboard without TLS, beside an Ingress. */
export function plainPorts({ outward, all }: ReachedPods): PlainWay[] {
  const isOfPods = all.length > 0 && all.every((pod) => pod.servesTls);
  return outward.flatMap(({ name, type, release, ports }): PlainWay[] => {
    const plain = ports.filter(({ isTls }) => !isTls && !isOfPods).map(({ port }) => port);
    if (plain.length === 0) return [];
    const kind = type === 'NodePort' ? 'node-port' : 'load-balancer';
    return [{ kind, name, isOfHelm: release !== null, ports: plain.slice(0, mostNamed) }];
  });
}

/** Those of an Ingress to one of these services. */
export function plainIngresses(ingresses: readonly IngressFacts[], services: readonly string[]): PlainWay[] {
  return ingresses.flatMap((ingress) => throughIngress(ingress, services));
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
      isOfHelm: ingress.release !== null,
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
