import { z } from 'zod';
import { theme } from '../../machines/blocks.ts';
import { ROLES } from '../../machines/roles.ts';
import * as shape from './directory-shapes.ts';
import { route } from './route.ts';
import { byId, made } from './session.ts';

const text = (max: number) => z.string().trim().min(1).max(max);
const phone = z
  .string()
  .trim()
  .regex(/^[0-9+()\- ]{3,20}$/, 'a telephone number');
const day = z.iso.date();
const kind = z.string().regex(/^[a-z-]{2,40}$/);
const pc = z
  .string()
  .trim()
  .regex(/^[1-9]\d{3} ?([a-z]{2})?$/i, 'a Dutch postcode');
const age = z.coerce.number().int().min(0).max(120);
const span = z.object({ days: z.array(z.number().int().min(1).max(7)).min(1).max(7), from: shape.workTime.shape.from, until: shape.workTime.shape.until });

const service = z.object({
  name: text(120),
  kind,
  ageFrom: age.nullable().default(null),
  ageUntil: age.nullable().default(null),
  contract: z.enum(['YES', 'NO']).nullable().default(null),
  waitWeeks: z.number().int().min(0).max(260).nullable().default(null),
  waitAskedOn: day.nullable().default(null),
  lineOfCare: shape.lineOfCare.nullable().default(null),
  keywords: text(200).nullable().default(null),
});

/** Who is who: looking it up. */
const lookUp = {
  directorySearch: route({
    id: 'directorySearch',
    method: 'get',
    path: '/api/directory/search',
    summary: 'People, organisations and services by words (Dutch or English), theme, role, organisation; a postcode in the question gives its team on a day.',
    policy: 'content',
    query: z.object({
      q: z.string().trim().max(200).default(''),
      theme: theme.optional(),
      role: z.enum(ROLES).optional(),
      org: z.uuid().optional(),
      kind: kind.optional(),
      line: shape.lineOfCare.optional(),
      age: age.optional(),
      on: day.optional(),
      limit: z.coerce.number().int().min(1).max(500).default(60),
    }),
    response: shape.found,
  }),
  directoryPlace: route({
    id: 'directoryPlace',
    method: 'get',
    path: '/api/directory/organisations/:id',
    summary: 'One organisation: where, who and when, fixed contacts, services, and how many faces it has to know.',
    policy: 'content',
    params: byId,
    response: shape.place,
  }),
  directoryContacts: route({
    id: 'directoryContacts',
    method: 'get',
    path: '/api/directory/contacts',
    summary: 'The fixed contacts that look after the organisation of this hat, with who stands in.',
    policy: 'content',
    response: z.array(shape.contactLine),
  }),
  directoryCoverage: route({
    id: 'directoryCoverage',
    method: 'get',
    path: '/api/directory/coverage',
    summary: 'Which themes have a fixed contact where, and where there is a hole.',
    policy: 'content',
    response: shape.coverage,
  }),
  photo: route({
    id: 'photo',
    method: 'get',
    path: '/api/directory/people/:id/photo',
    summary: 'The photo of a colleague.',
    policy: 'signed-in',
    params: byId,
    response: { file: 'image/jpeg' },
  }),
  clientTeam: route({
    id: 'clientTeam',
    method: 'get',
    path: '/api/clients/:id/team',
    summary: 'The team of a client: by an override, the case that runs, or the postcode.',
    policy: 'content',
    params: byId,
    query: z.object({ on: day.optional() }),
    response: shape.clientRoute,
  }),
};

/** Who is who: writing it down. An organisation is written by its managers and the administrator. */
const writeDown = {
  setClientTeam: route({
    id: 'setClientTeam',
    method: 'post',
    path: '/api/clients/:id/team',
    summary: 'Another team than the postcode says, with the reason; or the hand-over of a client who moved.',
    policy: 'content',
    key: true,
    params: byId,
    body: z.object({ org: z.uuid(), reason: z.enum(shape.ROUTE_REASONS), from: day.optional(), until: day.optional() }),
    response: shape.clientRoute,
  }),
  setPhoto: route({
    id: 'setPhoto',
    method: 'post',
    path: '/api/directory/people/:id/photo',
    summary:
      'Set a photo; the body is the picture itself (JPEG or PNG, at most 200 kB). One’s own, of somebody in the organisation that one leads, or as administrator.',
    policy: 'signed-in',
    key: true,
    params: byId,
    response: made,
  }),
  removePhoto: route({
    id: 'removePhoto',
    method: 'post',
    path: '/api/directory/people/:id/photo/remove',
    summary: 'Take a photo away.',
    policy: 'signed-in',
    key: true,
    params: byId,
    response: made,
  }),
  setHatDetails: route({
    id: 'setHatDetails',
    method: 'post',
    path: '/api/directory/hats/:id',
    summary: 'Work days and hours, place, core function and words to be found by.',
    policy: 'signed-in',
    key: true,
    params: byId,
    body: z.object({
      hours: z.array(shape.workTime).max(21),
      // What is not given stays as it is.
      coreFunction: shape.coreFunction.nullable().optional(),
      keywords: text(200).nullable().optional(),
      location: z.uuid().nullable().optional(),
      duoWith: z.uuid().nullable().optional(),
    }),
    response: made,
  }),
  setPlaceDetails: route({
    id: 'setPlaceDetails',
    method: 'post',
    path: '/api/directory/organisations/:id',
    summary: 'Open for new patients or not, line of care, telephone, address; the consult number by managers only.',
    policy: 'signed-in',
    key: true,
    params: byId,
    body: z.object({
      newPatients: z.enum(['OPEN', 'CLOSED']).nullable().optional(),
      lineOfCare: shape.lineOfCare.nullable().optional(),
      phone: phone.nullable().optional(),
      address: text(200).nullable().optional(),
      consultPhone: phone.nullable().optional(),
    }),
    response: made,
  }),
  addLocation: route({
    id: 'addLocation',
    method: 'post',
    path: '/api/directory/organisations/:id/locations',
    summary: 'Add a location.',
    policy: 'signed-in',
    key: true,
    status: 201,
    params: byId,
    body: z.object({ name: text(120), address: text(200).optional(), postcode: pc.optional(), phone: phone.optional() }),
    response: made,
  }),
  addArea: route({
    id: 'addArea',
    method: 'post',
    path: '/api/directory/organisations/:id/areas',
    summary: 'Postcodes that belong to a team from a day on; four digits are all of them.',
    policy: 'admin',
    key: true,
    status: 201,
    params: byId,
    body: z.object({ from: pc, until: pc, fromOn: day, untilOn: day.nullable().default(null) }),
    response: made,
  }),
  addService: route({
    id: 'addService',
    method: 'post',
    path: '/api/directory/organisations/:id/services',
    summary: 'Add a service, or write down anew what is known of the one with this name: waiting time, contract, ages.',
    policy: 'signed-in',
    key: true,
    params: byId,
    body: service,
    response: made,
  }),
  addNumber: route({
    id: 'addNumber',
    method: 'post',
    path: '/api/directory/organisations/:id/numbers',
    summary: 'A number to call for urgent things, with the hours at which it is the right one. Kind PRACTICE is a consult number.',
    policy: 'signed-in',
    key: true,
    status: 201,
    params: byId,
    body: z.object({
      kind: z.enum(['CRISIS_GGZ', 'EMERGENCY', 'OUT_OF_HOURS_GP', 'VEILIG_THUIS', 'SUICIDE_PREVENTION', 'PRACTICE', 'TEAM']),
      label: text(120),
      phone,
      hours: z.array(span).max(14).default([]),
    }),
    response: made,
  }),
  endNumber: route({
    id: 'endNumber',
    method: 'post',
    path: '/api/directory/numbers/:id/end',
    summary: 'The first day on which a number is no longer to be called.',
    policy: 'signed-in',
    key: true,
    params: byId,
    body: z.object({ until: day }),
    response: made,
  }),
  endArea: route({
    id: 'endArea',
    method: 'post',
    path: '/api/directory/areas/:id/end',
    summary: 'The first day on which postcodes no longer belong to a team.',
    policy: 'admin',
    key: true,
    params: byId,
    body: z.object({ until: day }),
    response: made,
  }),
  addConsultPeriod: route({
    id: 'addConsultPeriod',
    method: 'post',
    path: '/api/directory/organisations/:id/consult-numbers',
    summary: 'Another consult number for a while, while somebody is away; both days in it. By managers of the organisation.',
    policy: 'content',
    key: true,
    status: 201,
    params: byId,
    body: z.object({ phone, from: day, until: day }),
    response: made,
  }),
  endConsultPeriod: route({
    id: 'endConsultPeriod',
    method: 'post',
    path: '/api/directory/consult-numbers/:id/end',
    summary: 'The usual consult number holds again, from today.',
    policy: 'content',
    key: true,
    params: byId,
    response: made,
  }),
  addFace: route({
    id: 'addFace',
    method: 'post',
    path: '/api/directory/organisations/:id/faces',
    summary: 'A regular contact of this practice. Above the number that was agreed it answers with a warning and everybody who counts.',
    policy: 'signed-in',
    key: true,
    status: 201,
    params: byId,
    body: z.object({ person: z.uuid(), from: day.optional(), until: day.optional() }),
    response: shape.place.shape.faces.extend({ id: z.string(), warning: z.boolean() }).meta({ id: 'AddedFace' }),
  }),
};

/** The whole of a part at once, by the administrator. */
const inBulk = {
  startImport: route({
    id: 'startImport',
    method: 'post',
    path: '/api/administration/directory/imports',
    summary: 'Read a CSV file (the body) and say what it would change. Nothing is changed yet.',
    policy: 'admin',
    key: true,
    status: 201,
    query: z.object({ part: z.enum(shape.IMPORT_PARTS), name: z.string().trim().max(200).default('bestand.csv') }),
    response: made,
  }),
  importState: route({
    id: 'importState',
    method: 'get',
    path: '/api/administration/directory/imports/:id',
    summary: 'How far the reading is, and what would change, line by line.',
    policy: 'admin',
    params: byId,
    query: z.object({
      verdict: z.enum(shape.VERDICTS).optional(),
      after: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    response: shape.importState,
  }),
  applyImport: route({
    id: 'applyImport',
    method: 'post',
    path: '/api/administration/directory/imports/:id/apply',
    summary: 'Carry out all lines or those that were chosen, in one transaction; a line of which something changed since is left out and said.',
    policy: 'admin',
    key: true,
    params: byId,
    body: z.object({ lines: z.union([z.literal('all'), z.array(z.number().int().min(1)).min(1).max(20_000)]) }),
    response: z.object({ id: z.string(), clock: z.number(), applied: z.number(), skipped: z.number() }).meta({ id: 'AppliedImport' }),
  }),
  exportDirectory: route({
    id: 'exportDirectory',
    method: 'get',
    path: '/api/administration/directory/export.csv',
    summary: 'A part as CSV in UTF-8, as it can be imported again; without consult numbers.',
    policy: 'admin',
    query: z.object({ part: z.enum(shape.IMPORT_PARTS), separator: z.enum([',', ';', 'tab']).default(';') }),
    response: { file: 'text/csv' },
  }),
};

/** The directory: who is who in the neighbourhood. */
export const directoryRoutes = { ...lookUp, ...writeDown, ...inBulk };
