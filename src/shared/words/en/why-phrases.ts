import { spoken } from '../language/spoken.ts';

const english = {
  token: {
    asks: 'What is a token?',
    answer:
      'A service account token is a signed text that says who somebody is and until when. The API server accepts it from whoever holds it, so it opens the cluster like a key. It ends by itself, mostly after an hour, and a revocable one also when its Secret is deleted.',
  },
  legacyToken: {
    asks: 'What is a legacy token?',
    answer:
      'Earlier Kubernetes put a token for each service account into a Secret, and some programs still ask for one. It has no end: whoever reads the Secret, or a backup with it, can use the token for years. Deleting the Secret is the only way to end it, and what still uses it then stops.',
  },
  staticToken: {
    asks: 'What is a static token?',
    answer:
      'A row of the token file that the API server reads when it starts: a token, a user and groups. It has no end and no signature, and nothing tells who used it. Only another token in its row ends it, once the API server has started again.',
  },
  joinToken: {
    asks: 'What is a join token?',
    answer:
      'What another machine shows to become a node of this cluster. A node gets credentials of its own, and with those it can read much of what runs here. So a join token that never expires is a way in that stays open.',
  },
  x509: {
    asks: 'What is a client certificate?',
    answer:
      'A certificate (X.509) proves who somebody is with a key that never leaves its owner. The API server accepts each one that the CA of the cluster signed, until the date in it. Kubernetes has no list of revoked ones: only a new key of the CA ends one before its date.',
  },
  audience: {
    asks: 'What is an audience?',
    answer:
      'The audience is who a token is meant for, such as the API server or a vault. Whoever gets the token has to check that it is meant for them, and the API server refuses one that is not. A token for one audience alone is worth nothing to a thief elsewhere.',
  },
  tokenReview: {
    asks: 'What is a TokenReview?',
    answer:
      'A TokenReview asks the API server whether it accepts a token, and who it thinks the holder is. It alone knows of tokens that were revoked or whose account is gone; the signature tells only who made a token. Its answer may be ten seconds old, because the API server remembers what it accepted.',
  },
  escalationPath: {
    asks: 'What is an escalation path?',
    answer:
      'A right that can be turned into more rights, or into access that outlasts the token. Who may create Secrets, tokens, bindings or pods can make a credential of their own with it. Such a token is worth as much as what can be made of it, however short it lives.',
  },
  rbac: {
    asks: 'What is RBAC?',
    answer:
      'Role-based access control: roles say what may be done, bindings say who has which role. While it is off, the API server lets everybody who signs in do everything. A token for a dashboard that should only look is then as powerful as the administrator’s.',
  },
};

/** What words of the field mean, and why they matter: three sentences each. */
export const whyPhrases = spoken('why', english);
