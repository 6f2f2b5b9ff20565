import { z } from 'zod';
import { route } from './route.ts';
import { demoLogin, me, nextStep } from './shapes.ts';

export const done = z.object({ ok: z.literal(true) }).meta({ id: 'Ok' });
/** What was made, and the clock of the write. */
export const made = z.object({ id: z.string(), clock: z.number() }).meta({ id: 'Made' });
export const byId = z.object({ id: z.uuid() });

/** Alive, documents, sign-in, who am I. */
export const sessionRoutes = {
  healthz: route({ id: 'healthz', method: 'get', path: '/healthz', summary: 'The process is alive.', policy: 'public', response: done }),
  readyz: route({ id: 'readyz', method: 'get', path: '/readyz', summary: 'The database can be reached and is migrated.', policy: 'public', response: done }),
  openapi: route({
    id: 'openapi',
    method: 'get',
    path: '/api/openapi.json',
    summary: 'This document.',
    policy: 'public',
    response: z.record(z.string(), z.unknown()),
  }),
  signIn: route({
    id: 'signIn',
    method: 'post',
    path: '/api/auth/sign-in/email',
    summary: 'Sign in with e-mail and password; sets the session cookie. Outside a demonstration a second factor follows.',
    policy: 'public',
    body: z.object({ email: z.string().trim().min(1).max(200), password: z.string().min(1).max(128) }),
    response: z.union([me, nextStep]),
  }),
  signOut: route({ id: 'signOut', method: 'post', path: '/api/auth/sign-out', summary: 'End the session.', policy: 'public', response: done }),
  me: route({ id: 'me', method: 'get', path: '/api/me', summary: 'Who am I, my memberships, my hat.', policy: 'signed-in', response: me }),
  chooseHat: route({
    id: 'chooseHat',
    method: 'post',
    path: '/api/me/hat',
    summary: 'Choose the membership under which I work in this session.',
    policy: 'signed-in',
    body: z.object({ membership: z.uuid() }),
    response: me,
  }),
  setClock: route({
    id: 'setClock',
    method: 'post',
    path: '/api/clock',
    summary: 'Move the manual clock of a demonstration; what falls due fires in order.',
    policy: 'demo-clock',
    body: z.union([
      z.strictObject({ now: z.string().min(10).max(40) }),
      z.strictObject({ advance: z.string().regex(/^\d{1,4}(wd|d|w|mo|y|min|h|wh)$/, 'a number and a unit: 3wd, 10min') }),
    ]),
    response: z.object({ now: z.string(), fired: z.number(), clock: z.number() }),
  }),
  demoLogins: route({
    id: 'demoLogins',
    method: 'get',
    path: '/api/demo/logins',
    summary: 'The logins of the fictional neighbourhood, one line a role.',
    policy: 'demo',
    response: z.array(demoLogin),
  }),
};
