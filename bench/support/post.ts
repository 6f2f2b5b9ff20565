import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** One request over a connection that is kept; the answer as JSON. Throws for anything but a success. */
export function post(url: string, body: object, headers: Record<string, string> = {}): Promise<any> {
  return call('POST', url, JSON.stringify(body), headers);
}

export function get(url: string, headers: Record<string, string> = {}): Promise<any> {
  return call('GET', url, undefined, headers);
}

function call(method: string, url: string, body: string | undefined, headers: Record<string, string>): Promise<any> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method, agent, headers: { ...(body ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } : {}), ...headers } },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          if (answer.statusCode! >= 300) reject(new Error(`${answer.statusCode} ${url}: ${text.slice(0, 300)}`));
          else resolve(text ? JSON.parse(text) : null);
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
