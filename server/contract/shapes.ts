import { z } from 'zod';

/** What the server says over HTTP and sockets about things that are no machine's own. The OpenAPI document is made from these. */
const words = z.object({ nl: z.string(), en: z.string() });
const json = z.json();

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    /** stable: bad-json, no-key, not-signed-in, not-yours, not-found, not-now, <guard>, stale, bad-input, key-reused, too-many, unavailable */
    code: z.string(),
    /** the text once more in the language that was asked for (RFC 9457) */
    detail: z.string(),
    text: words,
    /** on 403, 409 and 412: the same sentence under the name that `can` uses */
    why: words.optional(),
    /** what can be done about it */
    remedy: words.optional(),
    errors: z.array(z.object({ path: z.string(), text: words })).optional(),
    /** for code `noteFresh`: the text that stands there now */
    conflict: z.object({ field: z.string(), rev: z.number(), text: z.string(), by: z.string() }).optional(),
    rev: z.number().optional(),
    requestId: z.string().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problem>;

export const can = z
  .object({
    type: z.string(),
    allowed: z.boolean(),
    /** why not, as a sentence with its remedy */
    why: words.nullable(),
    remedy: words.nullable(),
    /** `role`, `guard` or null */
    because: z.enum(['role', 'guard']).nullable(),
    /** of a guard: its name, under which machines/mends.ts says what mends it */
    guard: z.string().optional(),
    /** of a role: whose step it is */
    roles: z.array(z.string()).optional(),
    /** fields of the payload that must be filled in */
    needs: z.array(z.string()),
  })
  .meta({ id: 'Can' });
export type Can = z.infer<typeof can>;

export const timer = z
  .object({
    name: z.string(),
    at: z.string().nullable(),
    repeats: z.boolean(),
    /** null: a term that always runs on. `since`: it stands still since then; `moves`: how often it stood still or was made longer */
    term: z
      .object({
        since: z.string().nullable(),
        until: z.string().nullable(),
        moves: z.number(),
        /** how it is counted: working days or days */
        unit: z.enum(['wd', 'd']),
        mayMove: z.boolean(),
      })
      .nullable(),
  })
  .meta({ id: 'Timer' });

export const timelineEntry = z
  .object({
    id: z.string(),
    seq: z.number(),
    at: z.string(),
    instance: z.string(),
    machine: z.string(),
    type: z.string(),
    /** person id, or `system` */
    by: z.string(),
    hat: z.string().nullable(),
    /** payload as this viewer may read it: personal references replaced by their text */
    payload: z.record(z.string(), json),
    effects: z.array(z.string()),
    refused: words.nullable(),
  })
  .meta({ id: 'TimelineEntry' });
export type TimelineEntry = z.infer<typeof timelineEntry>;

/** A line of a list, and what a live change brings. `gone: true` means: no longer yours to see. */
export const row = z
  .object({
    id: z.string(),
    machine: z.string(),
    rev: z.number(),
    /** dotted leaf paths of the active states */
    state: z.array(z.string()),
    running: z.boolean(),
    case: z.string().nullable(),
    meeting: z.string().nullable(),
    org: z.string().nullable(),
    client: z.string().nullable(),
    theme: z.string().nullable(),
    urgency: z.string().nullable(),
    owner: z.string().nullable(),
    waitsFor: z.string().nullable(),
    dueAt: z.string().nullable(),
    /** the client's name, or the title of the thing, as this viewer may read it */
    title: z.string().nullable(),
    /** of a task of a track without a case: the client's name, when this viewer may see the track */
    about: z.string().nullish(),
    createdAt: z.string(),
    updatedAt: z.string(),
    clock: z.number(),
  })
  .meta({ id: 'Row' });
export type Row = z.infer<typeof row>;
export const change = z.union([row, z.object({ id: z.string(), gone: z.literal(true), clock: z.number() })]);
export type Change = z.infer<typeof change>;

export const instance = z
  .object({
    id: z.string(),
    machine: z.string(),
    version: z.number(),
    rev: z.number(),
    /** the XState state value */
    state: json,
    status: z.enum(['active', 'done', 'parked']),
    /** the context as this viewer may see it, references replaced by their text */
    data: z.record(z.string(), json),
    row,
    can: z.array(can),
    timers: z.array(timer),
    /** what would begin to run if nobody acted on those, with the day on which it would end */
    foretold: z.array(z.object({ name: z.string(), at: z.string() })).optional(),
    timeline: z.array(timelineEntry),
    /** categories (machines/resources.ts) of which something is here that this viewer may not read: those fields are absent */
    withheld: z.array(z.string()),
    /** effects whose consumer is not built yet: recorded, shown */
    notInstalled: z.array(z.string()),
    /** person ids by assigned role */
    assigned: z.record(z.string(), z.array(z.string())),
    clock: z.number(),
  })
  .meta({ id: 'Instance' });
export type Instance = z.infer<typeof instance>;

export const page = z.object({ rows: z.array(row), total: z.number(), after: z.string().nullable(), clock: z.number() }).meta({ id: 'Page' });
export type Page = z.infer<typeof page>;

export const clientCard = z
  .object({
    id: z.string(),
    name: z.string(),
    birthDate: z.string().nullable(),
    age: z.number().nullable(),
    ageBand: z.string().nullable(),
    address: z.string().nullable(),
    postcode: z.string().nullable(),
    phone: z.string().nullable(),
    carer: z.string().nullable(),
    household: z.string().nullable(),
    /** what the household is called among professionals; the people in it are not named here */
    householdName: z.string().nullable(),
    gp: z.object({ person: z.string().nullable(), org: z.string().nullable(), noGpReason: z.string().nullable() }),
    /** `r1` when the viewer knows this client by name only */
    withheld: z.array(z.string()).optional(),
  })
  .meta({ id: 'Client' });
export type ClientCard = z.infer<typeof clientCard>;

/** GET /api/cases/{id}: the case, who it is about, and all that hangs on it as far as this viewer may see it. */
export const caseFile = z
  .object({
    instance,
    client: clientCard.nullable(),
    signals: z.array(instance),
    consents: z.array(instance),
    actions: z.array(row.extend({ data: z.record(z.string(), json), can: z.array(can) })),
    items: z.array(instance),
    /** everything under the case that has a term, as far as this viewer may see it */
    terms: z.array(
      z.object({ id: z.string(), machine: z.string(), row, timers: z.array(timer), foretold: z.array(z.object({ name: z.string(), at: z.string() })) }),
    ),
    tracks: z.array(row),
    letters: z.array(z.object({ id: z.string(), kind: z.string(), at: z.string(), meeting: z.string().nullable(), version: z.number() })),
    /** destroyed: when, and why; its texts are gone */
    erased: z.object({ at: z.string(), ground: z.string(), law: z.string() }).nullable().optional(),
    /** categories of which there is something here that this viewer may not read */
    withheld: z.array(z.string()),
    /** all events of the case and what hangs on it, newest first */
    timeline: z.array(timelineEntry),
    clock: z.number(),
  })
  .meta({ id: 'CaseFile' });
export type CaseFile = z.infer<typeof caseFile>;

/** GET /api/meetings/{id} */
export const meetingFile = z
  .object({
    instance,
    /** in the order of the agenda; `client` is null for an anonymous item and for who may not see it */
    items: z.array(
      z.object({
        instance,
        client: clientCard.nullable(),
        consent: z.object({ ok: z.boolean(), until: z.string().nullable(), state: z.string() }),
        previousActions: z.array(row.extend({ data: z.record(z.string(), json) })),
        /** why there is no name yet although there is one: from this instant the table may see it */
        namedFrom: z.string().nullable().optional(),
        /** for who leads: who of the people in the room may not hear this item by its name, or not all that belongs to it, and what was done about it */
        hearing: z
          .array(z.object({ person: z.string(), name: z.boolean(), lacks: z.array(z.string()), way: z.enum(['LEFT', 'ANYWAY', 'NAMELESS']).nullable() }))
          .optional(),
      }),
    ),
    actions: z.array(row.extend({ data: z.record(z.string(), json), can: z.array(can) })),
    /** promises of earlier meetings that stand on this agenda because they were not carried out; what was said of each is in the meeting's own `carried` */
    carried: z.array(row.extend({ data: z.record(z.string(), json) })),
    /** cases of this series that wait for a place, actions not done, reviews due */
    proposals: z.array(row),
    letters: z.array(
      z.object({ id: z.string(), kind: z.string(), at: z.string(), item: z.string().nullable(), version: z.number(), recipients: z.array(z.string()) }),
    ),
    online: z.array(z.string()),
    clock: z.number(),
    /** the server's time, so that every screen shows the same item clock */
    now: z.string(),
  })
  .meta({ id: 'MeetingFile' });
export type MeetingFile = z.infer<typeof meetingFile>;

export const membership = z
  .object({ id: z.string(), org: z.string(), title: z.string(), roles: z.array(z.string()), themes: z.array(z.string()) })
  .meta({ id: 'Membership' });
export const personCard = z.object({ id: z.string(), name: z.string(), phone: z.string().nullable(), memberships: z.array(membership) }).meta({ id: 'Person' });
export type PersonCard = z.infer<typeof personCard>;
export const organisationCard = z.object({ id: z.string(), name: z.string(), kind: z.string(), phone: z.string().nullable() }).meta({ id: 'Organisation' });

export const me = z
  .object({
    person: z.object({ id: z.string(), name: z.string(), email: z.string(), locale: z.enum(['nl', 'en']) }),
    memberships: z.array(membership),
    hat: z.string().nullable(),
    /** the roles of the hat */
    roles: z.array(z.string()),
    demo: z.boolean(),
    /** present when the clock is manual */
    manualClock: z.boolean(),
    /** the manual clock goes on by itself and can only be moved ahead; absent or false: it stands still */
    clockRuns: z.boolean().optional(),
    now: z.string(),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof me>;

/** Signed in half-way: what must follow before anything else opens. */
export const nextStep = z
  .object({ next: z.enum(['second-factor', 'set-up']), /** ways that this person has */ ways: z.array(z.enum(['totp', 'passkey', 'backup-code'])) })
  .meta({ id: 'NextStep' });
export type NextStep = z.infer<typeof nextStep>;

/** GET /api/directory: everybody one works with; no client data in it. */
export const directory = z.object({ people: z.array(personCard), organisations: z.array(organisationCard) }).meta({ id: 'Directory' });
export type Directory = z.infer<typeof directory>;

/** GET /api/on-call: numbers that are right at this hour come first (`now: true`). */
export const onCallNumber = z
  .object({ id: z.string(), kind: z.string(), label: z.string(), phone: z.string(), now: z.boolean(), /** when it is the right one, to read */ hours: words })
  .meta({ id: 'OnCallNumber' });

export const inboxLine = z
  .object({
    id: z.string(),
    kind: z.string(),
    machine: z.string().nullable(),
    text: z.string(),
    vars: z.record(z.string(), json),
    instance: z.string().nullable(),
    letter: z.string().nullable(),
    title: z.string().nullable(),
    /** who it was meant for, when he is away */
    forPerson: z.string().nullable(),
    at: z.string(),
    readAt: z.string().nullable(),
  })
  .meta({ id: 'InboxLine' });

/** An extract of the minutes for one client, or the agenda, as JSON; the same content is the PDF. */
export const letter = z
  .object({
    id: z.string(),
    kind: z.string(),
    at: z.string(),
    case: z.string().nullable(),
    meeting: z.string().nullable(),
    version: z.number(),
    content: z.record(z.string(), json),
    /** of a letter that a message carries: how it fares, and whether it is still what left */
    sent: z
      .object({
        message: z.string(),
        state: z.string(),
        handedOverAt: z.string().nullable(),
        deliveredAt: z.string().nullable(),
        processedAt: z.string().nullable(),
        about: z.string().nullable(),
        filedAt: z.string().nullable(),
        filedBy: z.string().nullable(),
        hash: z.string(),
        intact: z.boolean(),
        template: z.number(),
        /** false: this reader may not read all of it */
        whole: z.boolean(),
        /** for who sent it: headings of what did not go along, because consent did not cover it */
        leftOut: z.array(z.string()),
      })
      .optional(),
  })
  .meta({ id: 'Letter' });

export const changes = z.object({ from: z.number(), to: z.number(), rows: z.array(change) }).meta({ id: 'Changes' });
export type Changes = z.infer<typeof changes>;

/** The live protocol. Client: `watch`, `unwatch`, `here`; server: `changes`, `presence`, `bye` (session ended). */
export const watch = z.object({ room: z.string().regex(/^(mine|case:[0-9a-f-]{36}|meeting:[0-9a-f-]{36})$/), since: z.number().int().min(0) });

export const demoLogin = z
  .object({ email: z.string(), password: z.string(), role: z.string(), organisation: z.string(), name: z.string() })
  .meta({ id: 'DemoLogin' });
