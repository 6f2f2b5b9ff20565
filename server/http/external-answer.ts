import { ipKeyGenerator } from 'express-rate-limit';
import type { Request } from 'express';
import { OUTSIDE } from '../../machines/outside.ts';
import { outsideAnswer } from '../../machines/referral/contract.ts';
import { giveAnswer, LINK_OVER } from '../external-answer/give-answer.ts';
import { findLink, referenceOf } from '../external-answer/link.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { refuse } from './refuse.ts';

/** Tries from one computer in a quarter of an hour; a link that holds does not count. */
const PER_COMPUTER = 30;

/** The page of a receiver outside: its one question, and its one answer. Nobody is signed in, and nothing else opens. */
export function externalAnswerHandlers(deps: Deps): Pick<Handlers, 'outsideQuestion' | 'outsideAnswer'> {
  const counted = (req: Request) => deps.attempts.begin([{ what: `answer-link ${ipKeyGenerator(req.ip ?? '')}`, most: PER_COMPUTER }]);
  return {
    outsideQuestion: async ({ body, req }) => {
      const attempt = await counted(req);
      if (!attempt) return refuse('too-many');
      const link = await findLink(deps.store.db, body.token, deps.clock.now().toISOString());
      if (!link) return LINK_OVER;
      await deps.attempts.forget(attempt);
      const detail = 'answer link opened';
      await deps.trail.note({
        actor: OUTSIDE,
        roles: 'OUTSIDE',
        action: 'read',
        object_type: 'referral',
        object_id: link.referral,
        case_id: link.case,
        detail,
      });
      const org = await deps.store.db.selectFrom('organisations').select('name').where('id', '=', link.askedBy).executeTakeFirstOrThrow();
      return { org: org.name, reference: referenceOf(link.referral), until: link.expiresAt.slice(0, 10), answers: outsideAnswer.options };
    },

    outsideAnswer: async ({ body, req }) => {
      const attempt = await counted(req);
      if (!attempt) return refuse('too-many');
      const refused = await giveAnswer(deps, body);
      if (refused) return refused;
      await deps.attempts.forget(attempt);
      return { ok: true as const };
    },
  };
}
