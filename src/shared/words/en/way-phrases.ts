import { spoken } from '../language/spoken.ts';

const english = {
  checkServerName: 'Check the server address in client.config, and what this machine asks for names.',
  checkNetwork: 'Check the server address in client.config, and the network of this machine.',
  startAgain: 'MicroK8s was stopped: start it, then try again.',
  makeRoom:
    'MicroK8s keeps its control plane off here, because this machine has too little memory: give it more, or start MicroK8s with --disable-low-memory-guard.',
  readLog: 'Look in the log of kubelite why it does not run, then try again.',
  likelyCause: (cause: string) => `This is the likely cause: ${cause}`,
  checkKubeconfig: 'Look whether client.config is the one of this cluster, then try again.',
  tokenFileNotCompared: (why: string) =>
    `Keyfob could not find out whether the token file has the token of client.config. ${why}`,
  restartForTokenFile:
    'The token file has the token of client.config, and the API server has not read it yet: restart it, then try again.',
  ownCertificate: {
    expired: (at: string) => `Its client certificate expired on ${at}.`,
    renewWithAuthority:
      'Otherwise renew it with the CA: every copy of a kubeconfig must be exported again, and other nodes must leave and rejoin.',
    notYet: (at: string, now: string) =>
      `Its client certificate is not valid before ${at}, and this machine says ${now}.`,
    foreign:
      'The CA of this cluster did not sign its client certificate: restore the client.config that MicroK8s made. This lists the copies that are there.',
    fine: 'Its client certificate is in its time: look which CA --client-ca-file in args/kube-apiserver names, then try again.',
  },
  /** Before a renewal; a sentence that begins with “Otherwise” follows. */
  unlessClockIsWrong: (now: string) =>
    `This machine says ${now}: if that is wrong, set its clock and renew nothing.`,
  waitUntilValid:
    'Check the clock of this machine; if it is right, wait until then. Renewing changes nothing.',
  checkClockBefore:
    'Check the clock of this machine before anything is restarted or renewed: something here is from a time that is yet to come. If the clock is right, look at the dates of the files that Safety names.',
  first: (first: string) => `First this: ${first}`,
  firstAndThen: (first: string, then: string) => `First this: ${first} Then: ${then}`,
  rotationCutOff: {
    message: 'A rotation of the admin token was cut off.',
    remedy: 'Finish or undo it before the API server starts again.',
  },
  newAuthority: 'These commands do it on this machine:',
  toDashboard: {
    'kubernetes-dashboard-7': 'Dashboard add-on of MicroK8s 1.33 to 1.35',
    'kubernetes-dashboard': 'Dashboard add-on of MicroK8s up to 1.32',
    headlamp: 'Headlamp, which you install yourself: MicroK8s brings no dashboard from 1.36 on',
  },
};

/** Ways out that hang on what is known of the cluster, and ways to a dashboard. */
export const wayPhrases = spoken('way', english);
