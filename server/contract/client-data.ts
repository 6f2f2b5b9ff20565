import { z } from 'zod';
import { bsn } from './bsn.ts';
import { route } from './route.ts';
import { byId, made } from './session.ts';
import { clientCard } from './shapes.ts';

const reason = z.string().trim().min(10).max(300);
/** Why something is left out of what a client or somebody for him gets (AVG 15 lid 4, WGBO 7:456). */
export const withholdGround = z.enum(['SECRET_ADDRESS', 'THIRD_PERSONS', 'SAFETY']);
export type WithholdGround = z.output<typeof withholdGround>;
const exporting = z.object({
  reason,
  receiver: z.enum(['CLIENT', 'REPRESENTATIVE', 'PARENT', 'SUCCESSOR']).default('CLIENT'),
  /** what is left out on top of what the file itself asks for */
  withhold: z.array(withholdGround).max(3).default([]),
});
export type Exporting = z.output<typeof exporting>;

const json = z.json();
const part = z.object({
  id: z.string(),
  machine: z.string(),
  state: z.array(z.string()),
  from: z.string(),
  changed: z.string(),
  data: z.record(z.string(), json),
});

/** Everything that is kept about one client, as far as who exports it may see it; docs/keys.md describes it. */
export const clientExport = z
  .object({
    format: z.literal('mekoar-client-export'),
    version: z.literal(1),
    madeAt: z.string(),
    madeBy: z.string(),
    receiver: exporting.shape.receiver,
    client: clientCard,
    bsn: z.string().nullable(),
    cases: z.array(
      z.object({
        id: z.string(),
        organisation: z.string().nullable(),
        parts: z.array(part),
        letters: z.array(z.object({ id: z.string(), kind: z.string(), at: z.string(), content: z.record(z.string(), json) })),
        timeline: z.array(z.object({ at: z.string(), machine: z.string(), type: z.string(), by: z.string(), payload: z.record(z.string(), json) })),
      }),
    ),
    /** what hangs on no case, such as a signal that became none */
    loose: z.array(part),
    withheld: z.array(z.object({ where: z.string(), ground: withholdGround })),
  })
  .meta({ id: 'ClientExport' });
export type ClientExport = z.output<typeof clientExport>;

/** A client's number, and all that is kept about him. */
export const clientDataRoutes = {
  setBsn: route({
    id: 'setBsn',
    method: 'post',
    path: '/api/clients/:id/bsn',
    summary: 'Keep the BSN of a client; only for organisations that the law lets.',
    policy: 'content',
    key: true,
    params: byId,
    body: z.object({ bsn, checked: z.object({ kind: z.enum(['PASSPORT', 'ID_CARD', 'DRIVING_LICENCE', 'RESIDENCE_PERMIT']), on: z.iso.date() }).optional() }),
    response: made,
  }),
  revealBsn: route({
    id: 'revealBsn',
    method: 'post',
    path: '/api/clients/:id/bsn/reveal',
    summary: 'The whole BSN, with a reason that goes into the log.',
    policy: 'content',
    fresh: true,
    params: byId,
    body: z.object({ reason }),
    response: z.object({ bsn: z.string() }),
  }),
  maskedBsn: route({
    id: 'maskedBsn',
    method: 'get',
    path: '/api/clients/:id/bsn',
    summary: 'Whether this hat may keep a BSN, and the last four digits of the one that is kept.',
    policy: 'content',
    params: byId,
    response: z.object({ may: z.boolean(), masked: z.string().nullable(), checkedOn: z.string().nullable() }),
  }),
  findByBsn: route({
    id: 'findByBsn',
    method: 'post',
    path: '/api/clients/by-bsn',
    summary: 'The client with this BSN, when this viewer may see him.',
    policy: 'content',
    body: z.object({ bsn }),
    response: z.object({ rows: z.array(clientCard) }),
  }),
  exportClient: route({
    id: 'exportClient',
    method: 'post',
    path: '/api/clients/:id/export',
    summary: 'Everything about a client, as JSON.',
    policy: 'content',
    fresh: true,
    params: byId,
    body: exporting,
    response: clientExport,
  }),
  exportClientPdf: route({
    id: 'exportClientPdf',
    method: 'post',
    path: '/api/clients/:id/export.pdf',
    summary: 'Everything about a client, as a PDF to read.',
    policy: 'content',
    fresh: true,
    params: byId,
    body: exporting,
    response: { file: 'application/pdf' },
  }),
};
