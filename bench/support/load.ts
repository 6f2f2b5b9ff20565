import { randomUUID } from 'node:crypto';
import autocannon, { type Client } from 'autocannon';

export type Loaded = { perSecond: number; p50: number; p99: number };
export type Request = { path: string; headers?: Record<string, string>; body: object };

/** `connections` that each send the next request when the last was answered. Every answer must be a success: a refusal is quick, and would look like speed. */
export async function load(url: string, connections: number, seconds: number, next: (connection: number) => Request): Promise<Loaded> {
  let made = 0;
  const answers = await autocannon({
    url,
    connections,
    duration: seconds,
    setupClient(client: Client) {
      const connection = made++;
      client.setRequests([
        {
          method: 'POST',
          path: '/',
          setupRequest(request) {
            const { path, headers = {}, body } = next(connection);
            return {
              ...request,
              path,
              headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
              body: JSON.stringify(body),
            };
          },
        },
      ]);
    },
  });
  if (answers.non2xx + answers.errors > 0) throw new Error(`${answers.non2xx} refused and ${answers.errors} failed of ${answers['2xx']} at ${url}`);
  return { perSecond: answers['2xx'] / answers.duration, p50: answers.latency.p50, p99: answers.latency.p99 };
}
