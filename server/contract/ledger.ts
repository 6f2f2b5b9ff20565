import { z } from 'zod';
import { CONTRACT_KINDS, CORRECTIONS, declarable, declaration, ledger } from './ledger-shapes.ts';
import { route } from './route.ts';
import { byId, made } from './session.ts';

const day = z.iso.date();
const period = z.object({ from: day, until: day });
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Hours without writing hours: the ledger, what a fund pays of it, and who pays for whom. */
export const ledgerRoutes = {
  ledger: route({
    id: 'ledger',
    method: 'get',
    path: '/api/ledger',
    summary: 'Hours of a period as meetings and tracks know them: those of one’s organisation, one’s own, or only numbers, by what the hat may see.',
    policy: 'signed-in',
    query: period.extend({ org: z.uuid().optional(), payer: z.string().max(80).optional() }).partial(),
    response: ledger,
  }),
  correctHours: route({
    id: 'correctHours',
    method: 'post',
    path: '/api/ledger/corrections',
    summary: 'Other minutes than the meeting or the track knows, with the reason; one’s own, and not after they were declared.',
    policy: 'content',
    key: true,
    status: 201,
    body: z.object({ entry: z.string().min(1).max(300), minutes: z.number().int().min(0).max(720), reason: z.enum(CORRECTIONS) }),
    response: made,
  }),
  declarable: route({
    id: 'declarable',
    method: 'get',
    path: '/api/ledger/declarable',
    summary: 'What the organisation of this hat may ask which fund for in a period, what is not paid and which rule says so.',
    policy: 'content',
    query: period.partial(),
    response: declarable,
  }),
  makeDeclaration: route({
    id: 'makeDeclaration',
    method: 'post',
    path: '/api/ledger/declarations',
    summary: 'Make the declaration list of a period for one fund. Its minutes are used up: they come on no other list.',
    policy: 'content',
    key: true,
    status: 201,
    body: period.extend({ payer: z.string().trim().min(1).max(80) }),
    response: made,
  }),
  declaration: route({
    id: 'declaration',
    method: 'get',
    path: '/api/ledger/declarations/:id',
    summary: 'A declaration list that was made.',
    policy: 'content',
    params: byId,
    response: declaration,
  }),
  declarationCsv: route({
    id: 'declarationCsv',
    method: 'get',
    path: '/api/ledger/declarations/:id/list.csv',
    summary: 'The list as CSV, with a reference in the place of each client.',
    policy: 'content',
    params: byId,
    response: { file: 'text/csv' },
  }),
  declarationXlsx: route({
    id: 'declarationXlsx',
    method: 'get',
    path: '/api/ledger/declarations/:id/list.xlsx',
    summary: 'The list as a spreadsheet: what is asked for, and on a second sheet what is not paid and why.',
    policy: 'content',
    params: byId,
    response: { file: XLSX },
  }),
  withdrawDeclaration: route({
    id: 'withdrawDeclaration',
    method: 'post',
    path: '/api/ledger/declarations/:id/withdraw',
    summary: 'Take a list back: it stays to be read, its minutes may be declared again.',
    policy: 'content',
    key: true,
    params: byId,
    response: made,
  }),
  addContract: route({
    id: 'addContract',
    method: 'post',
    path: '/api/ledger/contracts',
    summary: 'Who pays for the hours of somebody who was seconded, or for a project: hours a week, from and until. By managers of where the work is done.',
    policy: 'content',
    key: true,
    status: 201,
    body: z.object({
      kind: z.enum(CONTRACT_KINDS),
      person: z.uuid().nullable().default(null),
      employer: z.uuid().nullable().default(null),
      payer: z.string().trim().min(1).max(80),
      hoursWeek: z.number().min(0.5).max(60).nullable().default(null),
      from: day,
      until: day.nullable().default(null),
    }),
    response: made,
  }),
  endContract: route({
    id: 'endContract',
    method: 'post',
    path: '/api/ledger/contracts/:id/end',
    summary: 'The last day of a contract.',
    policy: 'content',
    key: true,
    params: byId,
    body: z.object({ until: day }),
    response: made,
  }),
};
