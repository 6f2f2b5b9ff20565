import { z } from 'zod';
import { outsideAnswer } from '../../machines/referral/contract.ts';
import { outsideQuestion } from './external-answer-shapes.ts';
import { route } from './route.ts';

/** Longer than any token, so that a wrong one is answered as wrong and not as malformed. */
const token = z.string().max(100);

const answerBody = z
  .object({ token, answer: outsideAnswer, on: z.iso.date().optional(), note: z.string().trim().max(200).optional() })
  .refine((said) => said.answer !== 'APPOINTMENT' || said.on !== undefined, { path: ['on'], message: 'a day is needed' });

/** The one question to a receiver outside Mekoar; the token travels in the body, so that no address in a log holds it. */
export const externalAnswerRoutes = {
  outsideQuestion: route({
    id: 'outsideQuestion',
    method: 'post',
    path: '/api/answers/question',
    summary: 'The question behind a one-question link.',
    policy: 'answer-link',
    body: z.object({ token }),
    response: outsideQuestion,
  }),
  outsideAnswer: route({
    id: 'outsideAnswer',
    method: 'post',
    path: '/api/answers',
    summary: 'Answers a one-question link, once.',
    policy: 'answer-link',
    body: answerBody,
    response: z.object({ ok: z.literal(true) }),
  }),
};
