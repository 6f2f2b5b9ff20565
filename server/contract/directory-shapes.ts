import { z } from 'zod';
import { onCallNumber } from './shapes.ts';

/** What the directory says; no client data in it, and consult numbers only for who sees content. */
const weekday = z.enum(['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN']);
export const workTime = z.object({
  day: z.number().int().min(1).max(7),
  from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  until: z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/),
});
export const lineOfCare = z.enum(['ZERO', 'FIRST', 'ONE_AND_HALF', 'SECOND']);
export const coreFunction = z.enum(['I', 'II', 'III', 'IV', 'V']);

/** `until`: a time of today, a day, or a day with a time; `why`: works, free, absent. Null: nobody knows his hours. */
const presence = z.object({ present: z.boolean(), until: z.string().nullable(), why: z.enum(['works', 'free', 'absent']) });

export const faceCard = z
  .object({
    person: z.string(),
    hat: z.string(),
    name: z.string(),
    photo: z.string().nullable(),
    title: z.string(),
    org: z.string(),
    orgName: z.string(),
    orgKind: z.string(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    roles: z.array(z.string()),
    themes: z.array(z.string()),
    /** themes for which he is the fixed contact of this organisation now */
    liaison: z.array(z.string()),
    deputy: z.array(z.string()),
    coreFunction: z.string().nullable(),
    keywords: z.string().nullable(),
    days: z.array(weekday),
    hours: z.array(workTime),
    location: z.string().nullable(),
    duoWith: z.string().nullable(),
    presence: presence.nullable(),
    absence: z.object({ from: z.string(), until: z.string().nullable(), substitute: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'FaceCard' });
export type FaceCard = z.infer<typeof faceCard>;

export const serviceCard = z
  .object({
    id: z.string(),
    org: z.string(),
    orgName: z.string(),
    name: z.string(),
    kind: z.string(),
    ageFrom: z.number().nullable(),
    ageUntil: z.number().nullable(),
    contract: z.enum(['YES', 'NO']).nullable(),
    waitWeeks: z.number().nullable(),
    waitAskedOn: z.string().nullable(),
    lineOfCare: z.string().nullable(),
    keywords: z.string().nullable(),
  })
  .meta({ id: 'ServiceCard' });
export type ServiceCard = z.infer<typeof serviceCard>;

export const placeCard = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.string(),
    phone: z.string().nullable(),
    address: z.string().nullable(),
    lineOfCare: z.string().nullable(),
    newPatients: z.enum(['OPEN', 'CLOSED']).nullable(),
    locations: z.array(
      z.object({ id: z.string(), name: z.string(), address: z.string().nullable(), postcode: z.string().nullable(), phone: z.string().nullable() }),
    ),
    areas: z.array(z.object({ id: z.string(), from: z.string(), until: z.string(), fromOn: z.string(), untilOn: z.string().nullable() })),
  })
  .meta({ id: 'PlaceCard' });
export type PlaceCard = z.infer<typeof placeCard>;

const reach = z.object({ person: z.string().nullable(), as: z.enum(['liaison', 'deputy', 'manager', 'nobody']), fallback: z.boolean() });
export const contactLine = z
  .object({
    liaison: z.string(),
    org: z.string(),
    orgName: z.string(),
    theme: z.string(),
    state: z.string(),
    reach,
    name: z.string().nullable(),
    title: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    photo: z.string().nullable(),
    days: z.array(weekday),
    presence: presence.nullable(),
    /** who it should be, when somebody else stands in */
    insteadOf: z.string().nullable(),
  })
  .meta({ id: 'ContactLine' });
export type ContactLine = z.infer<typeof contactLine>;

export const found = z
  .object({
    people: z.array(faceCard),
    places: z.array(placeCard),
    services: z.array(serviceCard),
    /** the team of the postcode that stood in the question */
    route: z
      .object({ postcode: z.string(), on: z.string(), team: z.string().nullable(), teamName: z.string().nullable(), from: z.string().nullable() })
      .nullable(),
    total: z.number(),
  })
  .meta({ id: 'Found' });
export type Found = z.infer<typeof found>;

export const place = z
  .object({
    place: placeCard,
    /** only on this page, and only for who sees content */
    consultPhone: z.string().nullable(),
    people: z.array(faceCard),
    contacts: z.array(contactLine),
    services: z.array(serviceCard),
    /** to call for urgent things, right now first */
    numbers: z.array(onCallNumber),
    faces: z.object({
      count: z.number(),
      max: z.number(),
      people: z.array(z.object({ person: z.string(), name: z.string(), why: z.enum(['liaison', 'regular']) })),
    }),
    /** other consult numbers for a while, for who may write them; empty for anybody else */
    consultPeriods: z.array(z.object({ id: z.string(), phone: z.string(), from: z.string(), until: z.string() })),
    /** this hat may change what stands here */
    mayEdit: z.boolean(),
    mayEditConsult: z.boolean(),
  })
  .meta({ id: 'Place' });
export type Place = z.infer<typeof place>;

export const coverageLine = z
  .object({
    org: z.string(),
    orgName: z.string(),
    theme: z.string(),
    /** the assignment; null: there never was one */
    liaison: z.string().nullable(),
    /** filled, covered, uncovered, vacant, proposed, never */
    state: z.enum(['filled', 'covered', 'uncovered', 'vacant', 'proposed', 'never']),
    person: z.string().nullable(),
    deputy: z.string().nullable(),
    reach,
    since: z.string().nullable(),
    /** who left: his open items are to be handed over */
    leftBy: z.string().nullable(),
    /** his open items that this viewer may see */
    openItems: z.number(),
  })
  .meta({ id: 'CoverageLine' });
export type CoverageLine = z.infer<typeof coverageLine>;
export const coverage = z
  .object({
    lines: z.array(coverageLine),
    faces: z.array(z.object({ org: z.string(), orgName: z.string(), count: z.number(), max: z.number() })),
    gaps: z.number(),
  })
  .meta({ id: 'Coverage' });
export type Coverage = z.infer<typeof coverage>;

export const clientRoute = z
  .object({
    team: z.string().nullable(),
    teamName: z.string().nullable(),
    by: z.enum(['postcode', 'override', 'running-case', 'none']),
    reason: z.string().nullable(),
    byPostcode: z.string().nullable(),
    byPostcodeName: z.string().nullable(),
    from: z.string().nullable(),
  })
  .meta({ id: 'ClientRoute' });
export const ROUTE_REASONS = ['MOVED', 'CLIENT_WISH', 'FAMILY', 'CAPACITY', 'EXPERTISE', 'HANDED_OVER'] as const;

export const IMPORT_PARTS = ['organisations', 'people', 'services', 'areas'] as const;
export type ImportPart = (typeof IMPORT_PARTS)[number];
export const VERDICTS = ['new', 'changed', 'unchanged', 'refused'] as const;
export type Verdict = (typeof VERDICTS)[number];
const words = z.object({ nl: z.string(), en: z.string() });

export const importLine = z
  .object({
    line: z.number(),
    verdict: z.enum(VERDICTS),
    label: z.string(),
    changes: z.array(z.object({ column: z.string(), before: z.string(), after: z.string() })),
    reasons: z.array(z.object({ column: z.string().nullable(), text: words })),
    applied: z.boolean(),
  })
  .meta({ id: 'ImportLine' });
export type ImportLine = z.infer<typeof importLine>;

export const importState = z
  .object({
    id: z.string(),
    part: z.enum(IMPORT_PARTS),
    fileName: z.string(),
    /** reading: count along with `done` of `total`; ready: nothing has changed yet */
    status: z.enum(['reading', 'ready', 'failed', 'applied']),
    encoding: z.string().nullable(),
    separator: z.string().nullable(),
    total: z.number(),
    done: z.number(),
    counts: z.object({ new: z.number(), changed: z.number(), unchanged: z.number(), refused: z.number() }),
    message: words.nullable(),
    at: z.string(),
    lines: z.array(importLine),
    /** give it as `after` for the next lines */
    next: z.number().nullable(),
  })
  .meta({ id: 'Import' });
export type ImportState = z.infer<typeof importState>;
