import { spoken } from '../language/spoken.ts';

const english = {
  /** A dashboard with its namespace. */
  named: (dashboard: string, namespace: string) => `${dashboard} (${namespace})`,
  /** A further sentence of a remedy whose line changes a release. */
  onlyOfChart: 'The line does so only where Helm says that the release is of the chart of Headlamp.',
  retired: {
    what: (dashboard: string) => `${dashboard} gets no fixes any more.`,
    why: 'Those who made it have given it up, so a hole that is found in it stays open. From MicroK8s 1.36 on there is no add-on for it, and microk8s disable dashboard does not exist.',
    remedy: {
      release:
        'Remove it with its Helm release: the line does so only where Helm says that the release is of this chart. Headlamp does the same work.',
      part: 'It seems to be a part of a Helm release that holds more: take it out of the values of that release. Headlamp does the same work.',
      manifest: 'Remove everything that its manifest made. Headlamp does the same work.',
      unknown: 'Remove it the way it was installed. Headlamp does the same work.',
    },
  },
  admin: {
    what: (dashboard: string, account: string) => `${dashboard} may do everything, as ${account}.`,
    why: 'Whoever gets into its pod is administrator, without any token. Headlamp does not need that: everybody signs in to it with a token of their own.',
    /** A further sentence of why. */
    byChart: 'Its Helm chart makes this binding unless it is told not to.',
    remedy: (bindings: string) => `Take the rights away that the account has through ${bindings}.`,
    others: 'Other pods can run as this account, too: look first whether one of them needs these rights.',
    ofRelease:
      'A Helm release made a binding that is deleted here: take it out of the values of that release, too, or the next upgrade brings it back.',
    remain: (bindings: string) =>
      `Others have rights through ${bindings}, too: take the account or group out of it by hand.`,
  },
  withoutLogin: {
    what: (dashboard: string) => `${dashboard} lets everybody in without a login.`,
    why: (account: string) =>
      `It was started with --unsafe-use-service-account-token: whoever reaches it acts as ${account}.`,
    /** Further sentences of why. */
    everything: 'That account may do everything.',
    notAsked: 'What that account may do could not be found out.',
    remedy: 'Take the flag away, so that everybody signs in with a token of their own.',
    byHand:
      'Take the flag out of what its pod is made from, so that everybody signs in with a token of their own.',
    ofRelease: 'Take it out of the values of its Helm release, too: the next upgrade would bring it back.',
  },
  plain: {
    what: (dashboard: string, way: string) => `${dashboard} is open without TLS: ${way}.`,
    ways: {
      ingress: (name: string) => `Ingress ${name}`,
      'node-port': (ports: string, count: number) => `NodePort${count === 1 ? '' : 's'} ${ports}`,
      'load-balancer': (ports: string, count: number) =>
        `LoadBalancer port${count === 1 ? '' : 's'} ${ports}`,
    },
    /** A sentence before why. */
    leads: {
      ingress: (name: string, hosts: string) =>
        hosts === ''
          ? `Ingress ${name} leads there by every name.`
          : `Ingress ${name} leads there as ${hosts}.`,
      'node-port': (service: string, ports: string, count: number) =>
        `Service ${service} opens port${count === 1 ? '' : 's'} ${ports} of every node.`,
      'load-balancer': (service: string, ports: string, count: number) =>
        `Service ${service} opens port${count === 1 ? '' : 's'} ${ports} at an address of its own.`,
    },
    why: 'Whoever listens on the network can read the token of everybody who signs in there.',
    close: 'Close this way. Keyfob opens the dashboard without it and signs you in.',
    ofRelease:
      'Set service.type in the values of its Helm release, too: the next upgrade would open it again.',
    ingress: {
      alone:
        'Give the Ingress a tls section for each of its names, or delete it. Keyfob opens the dashboard without it and signs you in.',
      shared:
        'Give the Ingress a tls section for each of these names, or take the dashboard out of it: it leads to other services, too.',
      ofRelease:
        'Change it in the values of its Helm release, too: the next upgrade would make it as it was.',
    },
  },
  unseen: 'Whether the dashboards of this cluster are safe could not be seen.',
};

/** What is unsafe about dashboards: each finding, why it matters, and the way out. */
export const dashboardFindingPhrases = spoken('dashboardFinding', english);
