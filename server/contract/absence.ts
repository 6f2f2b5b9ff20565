import { absenceFile, absences, newAbsence } from './absence-shapes.ts';
import { route } from './route.ts';
import { byId, done, made } from './session.ts';

/** Who is away, and who stands in. */
export const absenceRoutes = {
  absences: route({
    id: 'absences',
    method: 'get',
    path: '/api/absences',
    summary: 'Own absences, where one stands in, and those of the team.',
    policy: 'content',
    response: absences,
  }),
  absence: route({
    id: 'absence',
    method: 'get',
    path: '/api/absences/:id',
    summary: 'What there is to hand over, and what happened during the absence.',
    policy: 'content',
    params: byId,
    response: absenceFile,
  }),
  enterAbsence: route({
    id: 'enterAbsence',
    method: 'post',
    path: '/api/absences',
    summary: 'Enter an absence of oneself, or of somebody in the team that one leads.',
    policy: 'content',
    key: true,
    status: 201,
    body: newAbsence,
    response: made,
  }),
  withdrawAbsence: route({
    id: 'withdrawAbsence',
    method: 'post',
    path: '/api/absences/:id/withdraw',
    summary: 'Take an absence back, or end it now.',
    policy: 'content',
    params: byId,
    key: true,
    response: done,
  }),
};
