import { ipKeyGenerator } from 'express-rate-limit';
import type { Request } from 'express';
import { enter } from '../identity/entry.ts';
import { askPasskey, judgePasskey } from '../identity/passkeys.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { isRefusal, refuse } from './refuse.ts';
import { noteSignIn } from './sign-in.ts';
import { siteOf } from './site.ts';

const PER_COMPUTER = 100;

/** Sign-in with a passkey alone: the device is one factor, and it saw its owner, which is the other. */
export function passkeySignInHandlers(deps: Deps): Pick<Handlers, 'passkeyOptions' | 'passkeySignIn'> {
  const counted = (req: Request, what: string) => deps.attempts.begin([{ what: `${what} ${ipKeyGenerator(req.ip ?? '')}`, most: PER_COMPUTER }]);
  return {
    passkeyOptions: async ({ req }) => {
      // Each question is a row: nobody fills the table.
      if (!(await counted(req, 'passkey question'))) return refuse('too-many');
      const id = deps.ids.uuid();
      const options = await deps.store.write((tx) => askPasskey(deps, tx, siteOf(req, deps.baseUrl), { name: `sign-in ${id}`, user: null }));
      return { id, options: { ...options } };
    },

    passkeySignIn: async ({ body, req, res }) => {
      const attempt = await counted(req, 'computer');
      if (!attempt) return refuse('too-many');
      const asked = { name: `sign-in ${body.id}`, user: null, credential: body.credential };
      const user = await deps.store.write((tx) => judgePasskey(deps, tx, siteOf(req, deps.baseUrl), asked));
      if (!user) {
        await noteSignIn(deps, 4, 'passkey');
        return refuse('bad-credentials');
      }
      await deps.attempts.forget(attempt);
      const entered = await enter(deps, { user, method: 'passkey', complete: true }, { req, res });
      if (isRefusal(entered) || !('next' in entered)) return entered;
      throw new Error('A passkey that saw its owner is two factors.');
    },
  };
}
