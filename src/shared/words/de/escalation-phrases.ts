import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const escalationInGerman: Phrases['escalation'] = {
  everything: {
    title: 'Es darf alles',
    why: 'Wer es hat, kann Konten, Tokens und Zertifikate jeder Art anlegen und sie behalten.',
  },
  'token-request': {
    title: 'Tokens für Dienstkonten ausstellen',
    why: 'Für jedes Konto in Reichweite lässt sich ein neues Token anfordern, das hundert Jahre gelten soll.',
  },
  'secrets-create': {
    title: 'Ein Secret anlegen und lesen',
    why: 'In ein Secret vom Typ kubernetes.io/service-account-token legt der Cluster ein Token, das nie abläuft, für jedes Konto dieses Namespace.',
  },
  'secrets-read': {
    title: 'Secrets lesen',
    why: 'In Secrets liegen Tokens, die nie ablaufen, im Klartext, ebenso Passwörter von allem, was dort läuft.',
  },
  bindings: {
    title: 'Die eigenen Rechte weitergeben',
    why: 'Ein RoleBinding gibt die eigenen Rechte an ein Konto oder einen Benutzer nach Wahl des Diebs weiter – und bleibt bestehen.',
  },
  bind: {
    title: 'Rollen jenseits der eigenen Rechte binden',
    why: 'Mit „bind“ darf ein RoleBinding auch eine Rolle nennen, die das Token selbst nicht hat, bis hin zu cluster-admin.',
  },
  escalate: {
    title: 'Rollen erweitern',
    why: 'Mit „escalate“ kann es jedes Recht in eine Rolle schreiben, die es schon hat.',
  },
  impersonate: {
    title: 'Als jemand anderes handeln',
    why: 'Mit „impersonate“ darf es alles, was der jeweilige Benutzer, die Gruppe oder das Konto darf, und kann damit etwas Bleibendes schaffen.',
  },
  pods: {
    title: 'Pods starten',
    why: 'Ein Pod kann als jedes Dienstkonto des Namespace laufen und dessen Token lesen oder die Festplatte des Knotens einhängen, auf der die Schlüssel des Clusters liegen.',
  },
  exec: {
    title: 'Befehle in Pods ausführen',
    why: 'In jedem Pod in Reichweite liegt das Token seines Dienstkontos.',
  },
  'node-proxy': {
    title: 'Mit den Kubelets der Knoten sprechen',
    why: 'Über nodes/proxy kann es in jedem Pod eines Knotens Befehle ausführen, am Audit-Log vorbei.',
  },
  certificates: {
    title: 'Client-Zertifikate signieren lassen',
    why: 'Ein Zertifikat auf einen beliebigen Benutzernamen lässt sich vor seinem Ablauf nicht widerrufen.',
  },
};
