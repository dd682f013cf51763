import type { KeyPair } from '../../cluster/certificates.ts';
import { certify, partyOf, type Party } from '../../kubectl/make-certificate.ts';

/** What an owner of another CA's key shows, and which CAs client.config then trusts beside the real one. */
export interface HostileChain {
  readonly what: string;
  readonly pair: KeyPair;
  /** PEM. */
  readonly others: readonly string[];
}

/** The real CA, one more certificate of its key, and everything that the owner of another CA can make against it. */
export interface HostileChains {
  /** The certificates that the real CA's key may have in a bundle. */
  readonly own: readonly { readonly what: string; readonly pem: string }[];
  readonly chains: readonly HostileChain[];
}

/** Makes all chains; the names of the two CAs are the same, as MicroK8s' are, or not, and have key identifiers or not. */
export async function makeHostileChains(isSameName: boolean, hasKeyIds: boolean): Promise<HostileChains> {
  const name = 'CN=10.152.183.1';
  const party = (part: string, subject: string) => partyOf(`hostile ${part}`, subject, 'P-256');
  const [real, foreign, node, server, between] = await Promise.all([
    party('real', name),
    party('foreign', isSameName ? name : 'CN=foreign'),
    party('node', 'CN=node'),
    party('server', 'CN=127.0.0.1'),
    party('between', 'CN=between'),
  ]);
  const sign = (of: Party, by: Party, isAuthority: boolean) =>
    certify(of, by, {
      ...(isAuthority ? { ca: 'yes' } : {}),
      ...(of === server ? { names: [{ type: 'ip', value: '127.0.0.1' }] } : {}),
      ...(hasKeyIds ? { authorityKey: 'right' } : {}),
    });
  const key = server.keyPem;
  const realPem = await sign(real, real, true);
  const foreignPem = await sign(foreign, foreign, true);
  /** The real CA's key, vouched for by the foreign CA: anybody can certify a key that is not theirs. */
  const realByForeign = await sign(real, foreign, true);
  /** A client certificate of the cluster, as each node has one. */
  const nodeByReal = await sign(node, real, false);
  const nodeByForeign = await sign(node, foreign, true);
  const betweenByForeign = await sign(between, foreign, true);
  const leaf = (by: Party) => sign(server, by, false);
  const [byForeign, byNode, byBetween] = await Promise.all([leaf(foreign), leaf(node), leaf(between)]);
  const show = (what: string, certificates: readonly string[], others = [foreignPem]) => ({
    what,
    others,
    pair: { certificate: certificates.join(''), key },
  });
  return {
    own: [
      { what: 'the real CA', pem: realPem },
      { what: 'the real CA twice', pem: realPem + realPem },
      { what: 'the real CA, certified by the foreign one too', pem: realPem + realByForeign },
      { what: 'the real CA only as certified by the foreign one', pem: realByForeign },
    ],
    chains: [
      show('a certificate of the foreign CA', [byForeign]),
      show('the same with the real CA behind it', [byForeign, realPem]),
      show('the same with the real CA as certified by the foreign one', [
        byForeign,
        realByForeign,
        foreignPem,
      ]),
      show('one of an intermediate CA of the foreign one', [byBetween, betweenByForeign]),
      show('the same, trusted by itself', [byBetween], [betweenByForeign, foreignPem]),
      show('one that a client certificate of the cluster signed', [byNode, nodeByReal]),
      show('the same, with that client certificate trusted', [byNode, nodeByReal], [nodeByReal, foreignPem]),
      show('one that a key signed which both CAs certified', [byNode, nodeByForeign, nodeByReal]),
      show('the same in another order', [byNode, nodeByReal, nodeByForeign]),
      show('the same, both trusted', [byNode], [nodeByReal, nodeByForeign, foreignPem]),
      show('its own key alone', [await sign(server, server, false)]),
    ],
  };
}
