import { z } from 'zod';
import { security } from './identity-shapes.ts';
import { route } from './route.ts';
import { byId, done } from './session.ts';
import { me, nextStep } from './shapes.ts';

const code = z.string().trim().min(6).max(24);
const password = z.string().min(12).max(128);
/** What the browser's authenticator gave; the library judges it. */
const credential = z.looseObject({
  id: z.string().min(1).max(1400),
  rawId: z.string().max(1400),
  type: z.literal('public-key'),
  response: z.record(z.string(), z.unknown()),
});
const options = z.record(z.string(), z.unknown());
const token = z.string().regex(/^[\w-]{22}$/);
/** Shown once, to print or copy. */
const backupCodes = z.array(z.string());
const setUpDone = z.object({ me, backupCodes: backupCodes.nullable() }).meta({ id: 'SetUpDone' });

const ways = z
  .object({
    demo: z.boolean(),
    /** the button of the organisation's own sign-in, when there is one */
    oidc: z.string().nullable(),
    /** where this browser's sign-in has come to */
    next: nextStep.nullable(),
  })
  .meta({ id: 'SignInWays' });

/** Sign-in beyond the password: second factors, passkeys, the organisation's own sign-in, invitations, and what a person keeps of it. */
export const identityRoutes = {
  signInWays: route({
    id: 'signInWays',
    method: 'get',
    path: '/api/auth/ways',
    summary: 'How one can sign in here, and how far this browser is.',
    policy: 'public',
    response: ways,
  }),
  passkeyOptions: route({
    id: 'passkeyOptions',
    method: 'post',
    path: '/api/auth/passkey/options',
    summary: 'A question for the passkeys of this device, to sign in without a password.',
    policy: 'public',
    response: z.object({ id: z.string(), options }),
  }),
  passkeySignIn: route({
    id: 'passkeySignIn',
    method: 'post',
    path: '/api/auth/passkey/sign-in',
    summary: 'Sign in with a passkey that saw its owner (two factors at once).',
    policy: 'public',
    body: z.object({ id: z.uuid(), credential }),
    response: me,
  }),
  oidcStart: route({
    id: 'oidcStart',
    method: 'get',
    path: '/api/auth/oidc/start',
    summary: 'To the sign-in of the organisation; `again=1` asks for it anew.',
    policy: 'public',
    query: z.object({ again: z.enum(['1']).optional() }),
    response: done,
  }),
  oidcCallback: route({
    id: 'oidcCallback',
    method: 'get',
    path: '/api/auth/oidc/callback',
    summary: 'Where the sign-in of the organisation sends the browser back to.',
    policy: 'public',
    query: z.object({ code: z.string().max(4000).optional(), state: z.string().max(200).optional(), error: z.string().max(200).optional() }),
    response: done,
  }),
  readInvitation: route({
    id: 'readInvitation',
    method: 'post',
    path: '/api/auth/invitation',
    summary: 'For whom an invitation is.',
    policy: 'public',
    body: z.object({ token }),
    response: z.object({ name: z.string(), email: z.string(), locale: z.enum(['nl', 'en']) }),
  }),
  acceptInvitation: route({
    id: 'acceptInvitation',
    method: 'post',
    path: '/api/auth/invitation/accept',
    summary: 'Choose a password and a language; the second factor follows.',
    policy: 'public',
    body: z.object({ token, password, locale: z.enum(['nl', 'en']) }),
    response: z.union([me, nextStep]),
  }),
  giveCode: route({
    id: 'giveCode',
    method: 'post',
    path: '/api/auth/second-factor/code',
    summary: 'The second factor: a code of the app, or one of the codes on paper.',
    policy: 'second-factor',
    body: z.object({ code }),
    response: me,
  }),
  secondPasskeyOptions: route({
    id: 'secondPasskeyOptions',
    method: 'post',
    path: '/api/auth/second-factor/passkey/options',
    summary: 'A question for one’s own passkeys.',
    policy: 'second-factor',
    response: z.object({ options }),
  }),
  giveSecondPasskey: route({
    id: 'giveSecondPasskey',
    method: 'post',
    path: '/api/auth/second-factor/passkey',
    summary: 'The second factor: a passkey.',
    policy: 'second-factor',
    body: z.object({ credential }),
    response: me,
  }),
  beginTotp: route({
    id: 'beginTotp',
    method: 'post',
    path: '/api/auth/totp/begin',
    summary: 'A new secret for an app that shows codes; it counts once a code was given.',
    policy: 'second-factor',
    response: z.object({ secret: z.string(), uri: z.string(), svg: z.string() }),
  }),
  confirmTotp: route({
    id: 'confirmTotp',
    method: 'post',
    path: '/api/auth/totp/confirm',
    summary: 'The first code of the app; the first second factor brings codes on paper.',
    policy: 'second-factor',
    body: z.object({ code }),
    response: setUpDone,
  }),
  newPasskeyOptions: route({
    id: 'newPasskeyOptions',
    method: 'post',
    path: '/api/auth/passkeys/options',
    summary: 'What a device needs to make a passkey.',
    policy: 'second-factor',
    response: z.object({ options }),
  }),
  addPasskey: route({
    id: 'addPasskey',
    method: 'post',
    path: '/api/auth/passkeys',
    summary: 'Keep a passkey.',
    policy: 'second-factor',
    body: z.object({ credential, name: z.string().trim().min(1).max(60) }),
    response: setUpDone,
  }),
  security: route({
    id: 'security',
    method: 'get',
    path: '/api/security',
    summary: 'My password, second factors and sessions.',
    policy: 'signed-in',
    response: security,
  }),
  changePassword: route({
    id: 'changePassword',
    method: 'post',
    path: '/api/security/password',
    summary: 'Another password; all other sessions end.',
    policy: 'signed-in',
    body: z.object({ current: z.string().max(128), password }),
    response: done,
  }),
  newBackupCodes: route({
    id: 'newBackupCodes',
    method: 'post',
    path: '/api/security/backup-codes',
    summary: 'New codes on paper; the old ones end.',
    policy: 'signed-in',
    fresh: true,
    response: z.object({ codes: backupCodes }),
  }),
  removePasskey: route({
    id: 'removePasskey',
    method: 'post',
    path: '/api/security/passkeys/:id/remove',
    summary: 'Forget a passkey.',
    policy: 'signed-in',
    fresh: true,
    params: byId,
    response: done,
  }),
  removeTotp: route({
    id: 'removeTotp',
    method: 'post',
    path: '/api/security/totp/remove',
    summary: 'Forget the app.',
    policy: 'signed-in',
    fresh: true,
    response: done,
  }),
  endSession: route({
    id: 'endSession',
    method: 'post',
    path: '/api/security/sessions/:id/end',
    summary: 'End one of my sessions.',
    policy: 'signed-in',
    params: byId,
    response: done,
  }),
  endOtherSessions: route({
    id: 'endOtherSessions',
    method: 'post',
    path: '/api/security/sessions/end-others',
    summary: 'End all my sessions but this one.',
    policy: 'signed-in',
    response: z.object({ ended: z.number() }),
  }),
};
