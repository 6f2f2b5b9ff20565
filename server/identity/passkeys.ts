import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type AuthenticatorTransportFuture,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { Db, Tx } from '../../db/store.ts';
import type { Clock, Ids } from '../engine/types.ts';
import { signInTables } from '../http/logins.ts';

/** For which site a passkey is: the address that the browser shows. */
export type Site = { origin: string; rpId: string };
type Deps = { ids: Ids; wall: Clock };
const CHALLENGE_MS = 5 * 60_000;

/** Keeps a question under a name until it is answered, five minutes at most. */
async function keepChallenge({ ids, wall }: Deps, tx: Tx, name: string, value: string): Promise<void> {
  const own = signInTables(tx);
  const now = wall.now();
  const at = now.toISOString();
  await own
    .deleteFrom('verification')
    .where((on) => on.or([on('expiresAt', '<', at), on('identifier', '=', name)]))
    .execute();
  const expiresAt = new Date(now.getTime() + CHALLENGE_MS).toISOString();
  await own.insertInto('verification').values({ id: ids.uuid(), identifier: name, value, expiresAt, createdAt: at, updatedAt: at }).execute();
}

/** Takes the question away and gives it; null when there is none. A question is answered once. */
async function takeChallenge({ wall }: Deps, tx: Tx, name: string): Promise<string | null> {
  const row = await signInTables(tx).deleteFrom('verification').where('identifier', '=', name).returning(['value', 'expiresAt']).executeTakeFirst();
  return row && row.expiresAt > wall.now().toISOString() ? row.value : null;
}

export const challenges = { keep: keepChallenge, take: takeChallenge };

const own = (db: Db | Tx, user: string) => db.selectFrom('passkeys').selectAll().where('user_id', '=', user).orderBy('created_at').execute();
const transportsOf = (text: string) => JSON.parse(text) as AuthenticatorTransportFuture[];

/** What a device needs to make a passkey for this user. It must see its owner (finger, face, code), so that it is two factors by itself. */
export async function passkeyToMake(deps: Deps, tx: Tx, site: Site, user: { id: string; name: string; email: string }) {
  const known = await own(tx, user.id);
  const options = await generateRegistrationOptions({
    rpName: 'Mekoar',
    rpID: site.rpId,
    userID: new Uint8Array(Buffer.from(user.id)),
    userName: user.email,
    userDisplayName: user.name,
    attestationType: 'none',
    excludeCredentials: known.map((key) => ({ id: key.credential_id, transports: transportsOf(key.transports) })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  await keepChallenge(deps, tx, `make ${user.id}`, options.challenge);
  return options;
}

/** Keeps the passkey that a device made; false when the answer does not fit the question. */
export async function keepPasskey(deps: Deps, tx: Tx, site: Site, made: { user: string; name: string; credential: unknown }): Promise<boolean> {
  const challenge = await takeChallenge(deps, tx, `make ${made.user}`);
  if (!challenge) return false;
  const judged = await verifyRegistrationResponse({
    response: made.credential as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rpId,
    requireUserVerification: true,
  }).catch(() => null);
  if (!judged?.verified) return false;
  const { credential } = judged.registrationInfo;
  if (await tx.selectFrom('passkeys').select('id').where('credential_id', '=', credential.id).executeTakeFirst()) return false;
  await tx
    .insertInto('passkeys')
    .values({
      id: deps.ids.uuid(),
      user_id: made.user,
      credential_id: credential.id,
      public_key: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: JSON.stringify(credential.transports ?? []),
      name: made.name,
      created_at: deps.wall.now().toISOString(),
      last_used_at: null,
    })
    .execute();
  return true;
}

/** A question for passkeys: of one user, or of whoever the device knows. */
export async function askPasskey(deps: Deps, tx: Tx, site: Site, asked: { name: string; user: string | null }) {
  const known = asked.user ? await own(tx, asked.user) : [];
  const allowCredentials = known.map((key) => ({ id: key.credential_id, transports: transportsOf(key.transports) }));
  const options = await generateAuthenticationOptions({ rpID: site.rpId, userVerification: 'required', ...(asked.user ? { allowCredentials } : {}) });
  await keepChallenge(deps, tx, asked.name, options.challenge);
  return options;
}

/** The user whose passkey answered the question, having seen its owner; null when it does not fit. `user` says whose it must be. */
export async function judgePasskey(deps: Deps, tx: Tx, site: Site, given: { name: string; user: string | null; credential: unknown }): Promise<string | null> {
  const challenge = await takeChallenge(deps, tx, given.name);
  const response = given.credential as AuthenticationResponseJSON;
  const key = await tx.selectFrom('passkeys').selectAll().where('credential_id', '=', response.id).executeTakeFirst();
  if (!challenge || !key || (given.user && key.user_id !== given.user)) return null;
  const judged = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rpId,
    requireUserVerification: true,
    credential: { id: key.credential_id, publicKey: new Uint8Array(key.public_key), counter: key.counter, transports: transportsOf(key.transports) },
  }).catch(() => null);
  if (!judged?.verified) return null;
  const used = { counter: judged.authenticationInfo.newCounter, last_used_at: deps.wall.now().toISOString() };
  await tx.updateTable('passkeys').set(used).where('id', '=', key.id).execute();
  return key.user_id;
}
