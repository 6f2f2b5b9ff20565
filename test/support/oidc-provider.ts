import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export type TestProvider = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  as(account: Account): void;
  back(redirectUri: string): void;
  close(): Promise<void>;
};
type Account = { sub: string; email: string; verified: boolean; amr: string[] };

/** A real OpenID provider on a random port, whose user is whoever the test says, and who consents to everything. */
export async function startProvider(): Promise<TestProvider> {
  const clientId = 'mekoar';
  const clientSecret = 'a secret between two programs in a test';
  let account: Account;
  const redirects: string[] = [];
  const server = createServer((req, res) => handle(req, res));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let handle: (req: any, res: any) => unknown = () => {};
  const configure = () => {
    const provider = new Provider(issuer, {
      clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: redirects, grant_types: ['authorization_code'], response_types: ['code'] }],
      claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'] },
      conformIdTokenClaims: false,
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_ctx: unknown, interaction: { uid: string }) => `/interaction/${interaction.uid}` },
      findAccount: (_ctx: unknown, id: string) => ({
        accountId: id,
        claims: () => ({ sub: id, email: account.email, email_verified: account.verified, amr: account.amr }),
      }),
    } as any);
    handle = async (req, res) => {
      if (!req.url.startsWith('/interaction/')) return provider.callback()(req, res);
      const { prompt, params } = await provider.interactionDetails(req, res);
      if (prompt.name === 'login')
        return provider.interactionFinished(req, res, { login: { accountId: account.sub, amr: account.amr } }, { mergeWithLastSubmission: false });
      const grant = new provider.Grant({ accountId: account.sub, clientId: String(params.client_id) });
      grant.addOIDCScope('openid email');
      grant.addOIDCClaims(['amr', 'email', 'email_verified']);
      return provider.interactionFinished(req, res, { consent: { grantId: await grant.save() } }, { mergeWithLastSubmission: true });
    };
  };
  return {
    issuer,
    clientId,
    clientSecret,
    as: (given) => (account = given),
    back: (redirectUri) => (redirects.push(redirectUri), configure()),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Goes through redirects with a jar of cookies, as a browser does; ends at the first address on `end` that is no route of ours. */
export async function follow(from: string, jar: Map<string, Map<string, string>> = new Map()): Promise<{ url: string; cookies: string }> {
  let url = from;
  for (let hop = 0; hop < 20; hop++) {
    const host = new URL(url).host;
    const own = jar.get(host) ?? new Map<string, string>();
    jar.set(host, own);
    const cookie = [...own].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { redirect: 'manual', headers: cookie ? { cookie } : {} });
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0].split(/=(.*)/s);
      own.set(name, value);
    }
    const next = answer.headers.get('location');
    await answer.arrayBuffer();
    if (!next) return { url, cookies: cookie };
    url = new URL(next, url).href;
    if (/\/(aanmelden.*)?$/.test(new URL(url).pathname) && new URL(url).host === new URL(from).host)
      return { url, cookies: [...(jar.get(host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ') };
  }
  throw new Error('The redirects do not end.');
}
