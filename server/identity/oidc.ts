import { createHash } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose';
import { z } from 'zod';
import type { OidcSettings } from './oidc-settings.ts';
import { newToken } from './token.ts';

const PATIENCE_MS = 10_000;
const JUST_NOW_MS = 5 * 60_000;
const discovery = z.object({ issuer: z.string(), authorization_endpoint: z.url(), token_endpoint: z.url(), jwks_uri: z.url() });
const tokens = z.object({ id_token: z.string() });

/** What we remember of a visit to the provider until it sends the browser back. */
export type Visit = { state: string; nonce: string; verifier: string };
/** Whom the provider says this is. */
export type Claims = {
  subject: string;
  email: string | null;
  mfa: boolean;
  /** the provider asked within the last five minutes, and says so */ justNow: boolean;
};
export type Oidc = {
  /** where to send the browser, and what to remember; `again`: the provider asks anew, however fresh its own session */
  begin(redirectUri: string, again: boolean): Promise<{ url: string; visit: Visit }>;
  /** Trades the code for the provider's word and judges it. Throws when it does not fit. */
  finish(redirectUri: string, code: string, visit: Visit, now: Date): Promise<Claims>;
};

/** OpenID Connect as a confidential client: code flow with PKCE (S256), state and nonce; the signature of the id token is checked with the provider's keys. */
export function createOidc(settings: OidcSettings): Oidc {
  let known: Promise<{ about: z.output<typeof discovery>; keys: ReturnType<typeof createRemoteJWKSet> }> | undefined;
  const provider = () => {
    known ??= discover(settings.issuer);
    // A provider that was away is asked again.
    known.catch(() => (known = undefined));
    return known;
  };

  return {
    async begin(redirectUri, again) {
      const { about } = await provider();
      const visit = { state: newToken(32), nonce: newToken(32), verifier: newToken(32) };
      const url = new URL(about.authorization_endpoint);
      const asked = {
        response_type: 'code',
        client_id: settings.clientId,
        redirect_uri: redirectUri,
        scope: 'openid email',
        state: visit.state,
        nonce: visit.nonce,
        code_challenge: createHash('sha256').update(visit.verifier).digest('base64url'),
        code_challenge_method: 'S256',
        ...(again ? { prompt: 'login', max_age: '0' } : {}),
      };
      for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
      return { url: url.href, visit };
    },
    async finish(redirectUri, code, visit, now) {
      const { about, keys } = await provider();
      const body = new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: visit.verifier });
      const secret = Buffer.from(`${encodeURIComponent(settings.clientId)}:${encodeURIComponent(settings.clientSecret)}`).toString('base64');
      const answer = await fetch(about.token_endpoint, {
        method: 'POST',
        headers: { authorization: `Basic ${secret}`, accept: 'application/json' },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (!answer.ok) throw new Error(`The provider refused the code: ${answer.status}.`);
      const { id_token } = tokens.parse(await answer.json());
      const judged = await jwtVerify(id_token, keys, {
        issuer: about.issuer,
        audience: settings.clientId,
        currentDate: now,
        clockTolerance: 60,
        requiredClaims: ['sub', 'exp', 'iat', 'nonce'],
      });
      if (judged.payload.nonce !== visit.nonce) throw new Error('The word of the provider belongs to another visit.');
      return claimsOf(judged.payload, settings, now);
    },
  };
}

function claimsOf(payload: JWTPayload, { mfa }: OidcSettings, now: Date): Claims {
  const said = [payload.acr, ...(Array.isArray(payload.amr) ? payload.amr : [])];
  // An address counts only when the provider says that it is the person's.
  const email = payload.email_verified === true && typeof payload.email === 'string' ? payload.email.toLowerCase() : null;
  const justNow = typeof payload.auth_time === 'number' && payload.auth_time * 1000 > now.getTime() - JUST_NOW_MS;
  return { subject: payload.sub!, email, justNow, mfa: mfa.some((value) => said.includes(value)) };
}

async function discover(issuer: string) {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!answer.ok) throw new Error(`The provider does not answer: ${answer.status}.`);
  const about = discovery.parse(await answer.json());
  if (about.issuer !== issuer) throw new Error('The provider calls itself otherwise than OIDC_ISSUER.');
  return { about, keys: createRemoteJWKSet(new URL(about.jwks_uri), { timeoutDuration: PATIENCE_MS }) };
}
