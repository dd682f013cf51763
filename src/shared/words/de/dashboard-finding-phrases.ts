import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const dashboardFindingInGerman: Phrases['dashboardFinding'] = {
  named: (dashboard, namespace) => `${dashboard} (${namespace})`,
  onlyOfChart: 'Die Zeile tut das nur, wenn Helm sagt, dass das Release zum Chart von Headlamp gehört.',
  retired: {
    what: (dashboard) => `${dashboard} ist aufgegeben.`,
    why: 'Es bekommt keine Korrekturen mehr: Eine Lücke, die darin gefunden wird, bleibt offen. Ab MicroK8s 1.36 gibt es kein Add-on mehr dafür, und auch microk8s disable dashboard gibt es dort nicht.',
    remedy: {
      release:
        'Entfernen Sie es mitsamt seinem Helm-Release: Die Zeile tut das nur, wenn Helm sagt, dass das Release zu diesem Chart gehört. Headlamp leistet dasselbe.',
      part: 'Es scheint Teil eines Helm-Releases zu sein, zu dem noch mehr gehört: Nehmen Sie es aus den Werten dieses Releases heraus. Headlamp leistet dasselbe.',
      manifest: 'Entfernen Sie alles, was sein Manifest angelegt hat. Headlamp leistet dasselbe.',
      unknown: 'Entfernen Sie es so, wie es installiert wurde. Headlamp leistet dasselbe.',
    },
  },
  admin: {
    what: (dashboard, account) => `${dashboard} darf alles, als ${account}.`,
    why: 'Wer in seinen Pod gelangt, ist ohne jedes Token Administrator. Headlamp braucht das nicht: Alle melden sich dort mit ihrem eigenen Token an.',
    byChart: 'Sein Helm-Chart legt diese Bindung an, sofern man es ihm nicht untersagt.',
    remedy: (bindings) => `Entziehen Sie dem Konto die Rechte, die es durch ${bindings} hat.`,
    others:
      'Auch andere Pods können unter diesem Konto laufen: Sehen Sie zuerst nach, ob einer davon diese Rechte braucht.',
    ofRelease:
      'Ein Helm-Release hat eine Bindung angelegt, die hier gelöscht wird: Nehmen Sie sie auch aus den Werten dieses Releases heraus, sonst bringt das nächste Upgrade sie zurück.',
    remain: (bindings) =>
      `Durch ${bindings} haben auch andere ihre Rechte: Nehmen Sie das Konto oder die Gruppe dort von Hand heraus.`,
  },
  withoutLogin: {
    what: (dashboard) => `${dashboard} lässt alle ohne Anmeldung ein.`,
    why: (account) =>
      `Es wurde mit --unsafe-use-service-account-token gestartet: Wer es erreicht, handelt als ${account}.`,
    everything: 'Dieses Konto darf alles.',
    notAsked: 'Was dieses Konto darf, ließ sich nicht feststellen.',
    remedy: 'Nehmen Sie die Option heraus, damit sich alle mit ihrem eigenen Token anmelden.',
    byHand:
      'Nehmen Sie die Option dort heraus, wo sein Pod beschrieben ist, damit sich alle mit ihrem eigenen Token anmelden.',
    ofRelease:
      'Nehmen Sie sie auch aus den Werten seines Helm-Releases heraus: Sonst bringt das nächste Upgrade sie zurück.',
  },
  plain: {
    what: (dashboard, way) => `${dashboard} ist ohne TLS offen: ${way}.`,
    ways: {
      ingress: (name) => `Ingress ${name}`,
      'node-port': (ports, count) => `${count === 1 ? 'NodePort' : 'NodePorts'} ${ports}`,
      'load-balancer': (ports, count) =>
        `${count === 1 ? 'LoadBalancer-Port' : 'LoadBalancer-Ports'} ${ports}`,
    },
    leads: {
      ingress: (name, hosts) =>
        hosts === ''
          ? `Der Ingress ${name} führt unter jedem Namen dorthin.`
          : `Der Ingress ${name} führt als ${hosts} dorthin.`,
      'node-port': (service, ports, count) =>
        `Der Service ${service} öffnet ${count === 1 ? 'Port' : 'die Ports'} ${ports} jedes Knotens.`,
      'load-balancer': (service, ports, count) =>
        `Der Service ${service} öffnet ${count === 1 ? 'Port' : 'die Ports'} ${ports} unter einer eigenen Adresse.`,
    },
    why: 'Wer im Netzwerk mithört, kann die Tokens aller lesen, die sich dort anmelden.',
    close: 'Schließen Sie diesen Weg. Keyfob öffnet das Dashboard auch ohne ihn und meldet Sie dort an.',
    ofRelease:
      'Setzen Sie service.type auch in den Werten seines Helm-Releases: Sonst öffnet das nächste Upgrade ihn wieder.',
    ingress: {
      alone:
        'Geben Sie dem Ingress einen tls-Abschnitt für jeden seiner Namen, oder löschen Sie ihn. Keyfob öffnet das Dashboard auch ohne ihn und meldet Sie dort an.',
      shared:
        'Geben Sie dem Ingress einen tls-Abschnitt für jeden dieser Namen, oder nehmen Sie das Dashboard heraus: Er führt auch zu anderen Services.',
      ofRelease:
        'Ändern Sie ihn auch in den Werten seines Helm-Releases: Sonst stellt das nächste Upgrade ihn wieder her.',
    },
  },
  unseen: 'Ob die Dashboards dieses Clusters sicher sind, war nicht zu sehen.',
};
