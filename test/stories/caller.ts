import { randomUUID } from 'node:crypto';
import { DEMO_PASSWORD, emailOf } from '../../db/seed/people.ts';
import { seedId } from '../../db/seed/seed-id.ts';

type Answer = { status: number; body: any };
type Session = { cookie: string; hats: { id: string; org: string }[]; hat: string | null };

/** Talks to a running demo as its people do: signed in with a cookie, under a hat, with an idempotency key per command. */
export class Caller {
  private readonly url: string;
  private readonly keys: string;
  private readonly sessions = new Map<string, Session>();
  private now = '';

  constructor(url: string, story: string) {
    this.url = url;
    this.keys = `${story}-${randomUUID().slice(0, 8)}`;
  }

  /** Moves the clock of the demo ahead to a local time; an earlier one leaves it where it is. */
  async setClock(to: string): Promise<void> {
    if (to <= this.now) return;
    this.now = to;
    const answer = await this.call('POST', '/api/clock', { body: { now: to } });
    if (answer.status !== 200 && answer.body?.code !== 'clock-back')
      throw new Error(`the clock does not go to ${to}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }

  /** Somebody, signed in, under the hat of this organisation or the one that is worn. */
  async person(key: string, org?: string) {
    const session = this.sessions.get(key) ?? (await this.signIn(key));
    const hat = org ? session.hats.find((one) => one.org === seedId(`org ${org}`))?.id : session.hats[0]?.id;
    if (hat && hat !== session.hat) {
      const answer = await this.call('POST', '/api/me/hat', { cookie: session.cookie, body: { membership: hat } });
      if (answer.status !== 200) throw new Error(`${key} cannot choose the hat of ${org}: ${answer.status}`);
      session.hat = hat;
    }
    const { cookie } = session;
    return {
      get: async (path: string): Promise<unknown> => {
        const answer = await this.call('GET', path, { cookie });
        if (answer.status !== 200) throw new Error(`${key} reads ${path}: ${answer.status} ${answer.body?.code}`);
        return answer.body;
      },
      post: (path: string, body: unknown, key: string): Promise<Answer> => this.call('POST', path, { cookie, body, key: `${this.keys}-${key}` }),
    };
  }

  private async signIn(key: string): Promise<Session> {
    const answer = await this.call('POST', '/api/auth/sign-in/email', { body: { email: emailOf(key), password: DEMO_PASSWORD } });
    if (answer.status !== 200) throw new Error(`${key} cannot sign in: ${answer.status} ${JSON.stringify(answer.body)}`);
    const session = { cookie: answer.cookie, hats: answer.body.memberships as Session['hats'], hat: answer.body.hat as string | null };
    this.sessions.set(key, session);
    return session;
  }

  private async call(
    method: string,
    path: string,
    { cookie, body, key }: { cookie?: string; body?: unknown; key?: string },
  ): Promise<Answer & { cookie: string }> {
    const headers: Record<string, string> = { accept: 'application/json', origin: new URL(this.url).origin };
    if (cookie) headers.cookie = cookie;
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (key) headers['idempotency-key'] = key;
    const response = await fetch(this.url + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
    const text = await response.text();
    const given = response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    return { status: response.status, body: text ? JSON.parse(text) : null, cookie: given };
  }
}
