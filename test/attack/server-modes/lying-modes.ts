import { drip, reply, type Asked, type ServerMode } from './hostile-server.ts';

const mb = 1024 * 1024;
const reviews = '/apis/authentication.k8s.io/v1/tokenreviews';
const selfReviews = '/apis/authentication.k8s.io/v1/selfsubjectreviews';
const rulesReviews = '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews';

function isList({ method, path }: Asked): boolean {
  return method === 'GET' && /^\/api\/v1\/(namespaces|serviceaccounts|secrets)$/.test(path);
}

/** One object of a list; its uid gets the number of its page. */
type Item = (at: number) => object;

function withMetadata(metadata: object): Item {
  return (at) => ({
    metadata: {
      ...{ name: `item-${at}`, namespace: 'default', uid: `uid-${at}` },
      creationTimestamp: '2026-01-01T00:00:00Z',
      ...metadata,
    },
  });
}

const honest = withMetadata({});

/** A mode whose lists always have another page, unless `more` is empty. */
function pages(
  name: string,
  {
    item = honest,
    items,
    more = (page) => `more-${page}`,
    afterMs = 0,
  }: {
    readonly item?: Item;
    /** As many as were asked for without it. */
    readonly items?: number;
    readonly more?: (page: number) => string;
    readonly afterMs?: number;
  },
): ServerMode {
  let page = 0;
  const made = new Map<number, string>();
  return {
    name,
    answer(asked, socket) {
      if (!isList(asked)) return false;
      page += 1;
      const count = items ?? Number(asked.query.get('limit'));
      const list = made.get(count) ?? JSON.stringify(Array.from({ length: count }, (_, at) => item(at)));
      made.set(count, list);
      const ofPage = list.replaceAll('"uid-', `"uid-${page}-`);
      const body = `{"metadata":${JSON.stringify({ continue: more(page) })},"items":${ofPage}}`;
      setTimeout(() => (socket.destroyed ? undefined : socket.write(reply(200, body))), afterMs);
      return true;
    },
  };
}

const long = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`label-${at}`, 'x'.repeat(60)]));

const lists: readonly ServerMode[] = [
  pages('pages without end', {}),
  pages('empty pages without end', { items: 0 }),
  pages('one page again and again', { more: () => 'the-same' }),
  pages('pages of long labels without end', { item: withMetadata({ labels: long, annotations: long }) }),
  pages('pages of 15 MB without end', { item: withMetadata({ annotations: { long: 'x'.repeat(30_000) } }) }),
  pages('slow pages without end', { afterMs: 300 }),
  pages('50,000 items at once', { items: 50_000, more: () => '' }),
  pages('one item too many', { items: 1001, more: () => '' }),
  pages('a key of 10 MB to the next page', { more: () => 'x'.repeat(10 * mb) }),
  pages('a key that breaks lines', { more: () => ' \r\nHost: x\r\n\r\n&limit=1000000#' }),
  pages('names of 10 kB', {
    item: withMetadata({ name: 'x'.repeat(10_000), namespace: 'y'.repeat(10_000) }),
  }),
  pages('names that are none', {
    item: withMetadata({ name: '../\u202e\u001b[2J\0', namespace: '' }),
    more: () => '',
  }),
  ...['+275760-09-13T00:00:00Z', '9999-12-31T23:59:59Z', '0000-01-01T00:00:00Z', 'now'].map(
    (creationTimestamp) =>
      pages(`items made at ${creationTimestamp}`, {
        item: withMetadata({ creationTimestamp }),
        more: () => '',
      }),
  ),
  pages('items of null', { item: () => ({ metadata: null }), more: () => '' }),
  {
    name: 'a list that drips',
    answer(asked, socket) {
      if (!isList(asked)) return false;
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n');
      drip(socket, ' ', 50);
      return true;
    },
  },
];

/** A mode that puts bodies in the place of the replies of some requests. */
function lies(name: string, is: (asked: Asked) => boolean, body: () => unknown): ServerMode {
  let text: string | null = null;
  return { name, lie: (asked) => (is(asked) ? (text ??= JSON.stringify(body())) : null) };
}

/** A mode that rewrites what the real API server said, value by value. */
function rewrites(name: string, rewrite: (value: unknown) => unknown): ServerMode {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, visit(each)]));
    return rewrite(value);
  };
  return {
    name,
    lie(_asked, { body }) {
      try {
        return JSON.stringify(visit(JSON.parse(body)));
      } catch {
        return null;
      }
    },
  };
}

const isMint = ({ path }: Asked) => path.endsWith('/token');
const at =
  (wanted: string) =>
  ({ path }: Asked) =>
    path === wanted;
const jwt = (claims: object) =>
  [{ alg: 'RS256' }, claims, 'x']
    .map((part) => Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url'))
    .join('.');
const minted = (token: string, expirationTimestamp: unknown) => ({ status: { token, expirationTimestamp } });
const soon = () => new Date(Date.now() + 3_600_000).toISOString();
const claims = (more: object) => ({
  iss: 'x',
  iat: 1_700_000_000,
  exp: 1_900_000_000,
  'kubernetes.io': { namespace: 'default', serviceaccount: { name: 'hostile', uid: 'u' } },
  ...more,
});

const tokens: readonly ServerMode[] = [
  lies('a token of 15 MB', isMint, () => minted(jwt(claims({ x: 'x'.repeat(11 * mb) })), soon())),
  lies('a token that is no JWT', isMint, () => minted('\r\nHost: x\r\n\r\n', soon())),
  lies('an empty token', isMint, () => minted('', soon())),
  lies('a token of another account', isMint, () => minted(jwt(claims({})), soon())),
  ...[
    '+275760-09-13T00:00:00Z',
    '1969-12-31T23:59:59Z',
    '2026-02-31T00:00:00Z',
    -1,
    'NaN',
    null,
    8.64e15,
  ].map((expiry) => lies(`an expiry of ${String(expiry)}`, isMint, () => minted(jwt(claims({})), expiry))),
  ...[1e306, -1e306, 8.64e12, 'never', null].map((exp) =>
    lies(`a token with the claims exp and iat ${String(exp)}`, isMint, () =>
      minted(jwt(claims({ exp, iat: exp })), soon()),
    ),
  ),
];

const answers: readonly ServerMode[] = [
  lies('a review that says yes to everybody', at(reviews), () => ({
    status: { authenticated: true, user: { username: 'system:admin', groups: ['system:masters'] } },
  })),
  lies('a review that says "no"', at(reviews), () => ({ status: { authenticated: 'no', user: 7 } })),
  lies('a review with a name of 10 MB', at(reviews), () => ({
    status: { authenticated: true, user: { username: 'x'.repeat(10 * mb) } },
  })),
  lies('a user in a million groups', at(selfReviews), () => ({
    status: { userInfo: { username: 'x', groups: Array.from({ length: 1e6 }, (_, index) => `g${index}`) } },
  })),
  lies('a key set of a million keys', at('/openid/v1/jwks'), () => ({
    keys: Array.from({ length: 1e6 }, () => ({ kty: 'RSA' })),
  })),
  lies('a key of 10 MB', at('/openid/v1/jwks'), () => ({
    keys: [{ kty: 'RSA', n: 'A'.repeat(10 * mb), e: 'AQAB' }],
  })),
  lies(
    '100,000 API servers',
    ({ path }) => path.endsWith('/endpointslices'),
    () => ({
      items: [
        {
          endpoints: Array.from({ length: 1e5 }, (_, index) => ({
            addresses: [`10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`],
          })),
          ports: [{ port: 16443 }],
        },
      ],
    }),
  ),
  lies('100,000 nodes', at('/api/v1/nodes'), () => ({
    items: Array.from({ length: 1e5 }, (_, index) => ({ metadata: { name: `n${index}` } })),
  })),
  lies('a node with 100,000 labels', at('/api/v1/nodes'), () => ({
    items: [
      {
        metadata: {
          name: 'n',
          labels: Object.fromEntries(Array.from({ length: 1e5 }, (_, index) => [`l${index}`, 'x'])),
        },
      },
    ],
  })),
  lies('100,000 rules', at(rulesReviews), () => ({
    status: {
      resourceRules: Array.from({ length: 1e5 }, (_, index) => ({
        verbs: ['*'],
        apiGroups: [`g${index}`],
        resources: ['*'],
      })),
      nonResourceRules: [],
      incomplete: false,
    },
  })),
  lies('a rule with a million names', at(rulesReviews), () => ({
    status: {
      resourceRules: [
        {
          verbs: ['get'],
          apiGroups: [''],
          resources: ['secrets'],
          resourceNames: Array.from({ length: 1e6 }, (_, index) => `n${index}`),
        },
      ],
    },
  })),
  lies('100,000 pods where one was asked for', at('/api/v1/pods'), () => ({
    metadata: { remainingItemCount: 1e300 },
    items: Array.from({ length: 1e5 }, () => ({})),
  })),
  lies('pods below nothing', at('/api/v1/pods'), () => ({
    metadata: { remainingItemCount: -5 },
    items: null,
  })),
  lies(
    'objects with 100,000 labels',
    ({ path }) => /^\/api\/v1\/namespaces\/[^/]+(\/\w+\/[^/]+)?$/.test(path),
    () => ({
      metadata: {
        uid: 'u'.repeat(mb),
        labels: Object.fromEntries(Array.from({ length: 1e5 }, (_, index) => [`l${index}`, 'x'])),
      },
    }),
  ),
  lies('a version of 10 MB', at('/version'), () => ({ gitVersion: 'v'.repeat(10 * mb) })),
  lies('an error where a list belongs', isList, () => ({ kind: 'Status', status: 'Failure', code: 403 })),
  lies(
    'a pod where anything else belongs',
    () => true,
    () => ({ kind: 'Pod', metadata: { name: 'x' } }),
  ),
  rewrites('null in every field', () => null),
  rewrites('a number in every field', () => 7),
  rewrites('a text in every field', () => 'x'),
  rewrites('true in every field', () => true),
  rewrites('a list in every field', () => []),
  rewrites('control characters in every text', (value) =>
    typeof value === 'string' ? `\u001b[2J\u202e\0${value}` : value,
  ),
];

/** Servers that speak well and lie. */
export const lyingModes: readonly ServerMode[] = [...lists, ...tokens, ...answers];
