import { Agent, request } from 'node:https';

/**
 * Asks an API server by node:https over one connection that is kept alive.
 * @param {{ readonly server: string, readonly ca: string, readonly bearer: string }} cluster
 */
export function createWarmClient({ server, ca, bearer }) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1, ca });
  return {
    /**
     * @param {string} method
     * @param {string} path
     * @param {object | null} [body]
     * @returns {Promise<any>} the object of the reply
     */
    ask: (method, path, body = null) =>
      new Promise((resolve, reject) => {
        const text = body === null ? undefined : JSON.stringify(body);
        const headers = {
          authorization: `Bearer ${bearer}`,
          ...(text === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
        };
        const sent = request(`${server}${path}`, { method, agent, headers }, (reply) => {
          let came = '';
          reply.setEncoding('utf8').on('data', (/** @type {string} */ chunk) => (came += chunk));
          reply.on('end', () => {
            if ((reply.statusCode ?? 0) < 300) resolve(JSON.parse(came));
            else reject(new Error(came));
          });
        });
        sent.on('error', reject).end(text);
      }),
    close: () => agent.destroy(),
  };
}
