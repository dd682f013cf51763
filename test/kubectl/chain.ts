import {
  authorityVariations,
  clientForKeys,
  serverVariations,
  usualAuthority,
  usualClient,
  usualServer,
  type AuthorityVariation,
  type ServerVariation,
} from './certificate-variations.ts';
import { certify, partyOf, type Content, type KeyKind, type Party } from './make-certificate.ts';

/** Who signed the server’s certificate, what it shows, and what is trusted. */
export const topologies = [
  'one CA',
  'an intermediate is trusted',
  'an intermediate is shown',
  'an intermediate is hidden',
  'root and intermediate are trusted',
  'intermediate and root are trusted',
  'two intermediates are shown',
  'one intermediate is shown, the other trusted',
  'the certificate signed itself',
  'the certificate itself is trusted',
  'another CA',
  'another CA is shown',
  'the CA was made anew with its key',
  'the CA has another name now',
  'the intermediate is certified by two',
] as const;

/** What else the server sends. */
export const additions = [
  'nothing',
  'what is trusted',
  'a stranger',
  'all the other way round',
  'all twice',
] as const;

/** What else is in the bundle. */
export const companions = [
  'nobody',
  'another CA before',
  'another CA behind',
  'an expired CA before',
  'an expired CA behind',
  'the same CA expired before',
  'the same CA expired behind',
] as const;

/** A made-up PKI. */
export interface ChainCase {
  readonly topology: (typeof topologies)[number];
  readonly addition: (typeof additions)[number];
  readonly companion: (typeof companions)[number];
  readonly authority: AuthorityVariation;
  readonly server: ServerVariation;
  readonly authorityKind: KeyKind;
  readonly serverKind: KeyKind;
  /** Whether all CAs have one name, as MicroK8s’ have. */
  readonly isOneName: boolean;
}

/** Its certificates, PEM. */
export interface Chain {
  /** What the server shows. */
  readonly shown: readonly string[];
  readonly serverKey: string;
  readonly trusted: readonly string[];
  readonly foreign: string;
  readonly client: string;
  /** The same, for keys to be sent to it only. */
  readonly clientForKeys: string;
  readonly clientParty: Party;
}

/** Makes the certificates. */
export async function makeChain(asked: ChainCase): Promise<Chain> {
  const { topology, authority, authorityKind, serverKind, isOneName } = asked;
  const name = 'CN=10.152.183.1';
  const partyNamed = (part: string) => partyOf(part, isOneName ? name : `CN=${part}`, authorityKind);
  const [root, between, below, other] = await Promise.all([
    partyOf('root', name, authorityKind),
    partyNamed('between'),
    partyNamed('below'),
    partyNamed('other'),
  ]);
  const server = await partyOf('server', 'CN=localhost', serverKind);
  const clientParty = await partyOf('client', 'O=system:masters,CN=admin', 'RSA-2048');
  const serverContent: Content = { ...usualServer, ...serverVariations[asked.server] };
  const special: Content = { ...usualAuthority, ...authorityVariations[authority] };
  const leafBy = (party: Party) => certify(server, party, serverContent);
  const rootPem = (content: Content = usualAuthority) => certify(root, root, content);
  const betweenPem = (content: Content = usualAuthority) => certify(between, root, content);
  const otherPem = await certify(other, other, usualAuthority);

  const [signer, shown, trusted] = await (async (): Promise<[Party, string[], string[]]> => {
    switch (topology) {
      case 'one CA':
        return [root, [await leafBy(root)], [await rootPem(special)]];
      case 'an intermediate is trusted':
        return [between, [await leafBy(between)], [await betweenPem(special)]];
      case 'an intermediate is shown':
        return [between, [await leafBy(between), await betweenPem(special)], [await rootPem()]];
      case 'an intermediate is hidden':
        return [between, [await leafBy(between)], [await rootPem(special)]];
      case 'root and intermediate are trusted':
        return [between, [await leafBy(between)], [await rootPem(), await betweenPem(special)]];
      case 'intermediate and root are trusted':
        return [between, [await leafBy(between)], [await betweenPem(special), await rootPem()]];
      case 'two intermediates are shown':
        return [
          below,
          [await leafBy(below), await certify(below, between, special), await betweenPem()],
          [await rootPem()],
        ];
      case 'one intermediate is shown, the other trusted':
        return [below, [await leafBy(below), await certify(below, between, special)], [await betweenPem()]];
      case 'the certificate signed itself': {
        const own = await certify(server, server, serverContent);
        return [root, [own], [own]];
      }
      case 'the certificate itself is trusted': {
        const own = await leafBy(root);
        return [root, [own], [own]];
      }
      case 'another CA':
        return [root, [await leafBy(other)], [await rootPem(special)]];
      case 'another CA is shown':
        return [root, [await leafBy(other), otherPem], [await rootPem(special)]];
      case 'the CA was made anew with its key':
        return [root, [await leafBy(root)], [await rootPem({ ...special, serial: '4711' })]];
      case 'the CA has another name now': {
        const renamed = { ...root, subject: 'CN=renamed' };
        return [root, [await leafBy(root)], [await certify(renamed, renamed, special)]];
      }
      case 'the intermediate is certified by two':
        return [
          between,
          [await leafBy(between), await certify(between, other, usualAuthority), await betweenPem(special)],
          [await rootPem()],
        ];
    }
  })();
  return {
    shown: shownWith(asked.addition, shown, trusted, otherPem),
    serverKey: server.keyPem,
    trusted: await trustedWith(asked.companion, trusted, otherPem, { root, other }),
    foreign: otherPem,
    client: await certify(clientParty, signer, usualClient),
    clientForKeys: await certify(clientParty, signer, clientForKeys),
    clientParty,
  };
}

function shownWith(
  addition: ChainCase['addition'],
  [leaf = '', ...others]: readonly string[],
  trusted: readonly string[],
  stranger: string,
): string[] {
  switch (addition) {
    case 'nothing':
      return [leaf, ...others];
    case 'what is trusted':
      return [leaf, ...others, ...trusted];
    case 'a stranger':
      return [leaf, stranger, ...others];
    case 'all the other way round':
      return [leaf, ...trusted, ...others.toReversed()];
    case 'all twice':
      return [leaf, ...others, leaf, ...others];
  }
}

async function trustedWith(
  companion: ChainCase['companion'],
  trusted: readonly string[],
  otherPem: string,
  { root, other }: { readonly root: Party; readonly other: Party },
): Promise<string[]> {
  const past = { ...usualAuthority, startDays: -900, endDays: -300, serial: '11' };
  switch (companion) {
    case 'nobody':
      return [...trusted];
    case 'another CA before':
      return [otherPem, ...trusted];
    case 'another CA behind':
      return [...trusted, otherPem];
    case 'an expired CA before':
      return [await certify(other, other, past), ...trusted];
    case 'an expired CA behind':
      return [...trusted, await certify(other, other, past)];
    case 'the same CA expired before':
      return [await certify(root, root, past), ...trusted];
    case 'the same CA expired behind':
      return [...trusted, await certify(root, root, past)];
  }
}
