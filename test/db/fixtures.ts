import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Insertable } from 'kysely';
import type { Writes } from '../../db/store.ts';
import type { Tables } from '../../db/types.ts';

export const AT = '2026-11-24T09:00:00.000Z';

/** A file name in a fresh folder. */
export const freshFile = (): string => join(mkdtempSync(join(tmpdir(), 'mekoar-db-')), 'test.db');

/** A batch that writes nothing but the clock, to fill in. */
export const emptyWrites = (clock: number): Writes => ({
  clock,
  instances: { insert: [], update: [] },
  events: [],
  timers: { put: [], drop: [] },
  outbox: [],
  boards: [],
  links: new Map(),
  access: new Map(),
  idempotency: [],
  personal: [],
  keys: [],
  tokens: [],
});

export const anInstance = (id: string, over: Partial<Insertable<Tables['instances']>> = {}): Insertable<Tables['instances']> => ({
  id,
  machine: 'signal',
  version: 1,
  rev: 1,
  status: 'active',
  state: '"triage"',
  context: '{"a":"é \\"x\\""}',
  created_at: AT,
  updated_at: AT,
  clock: 1,
  ...over,
});

export const anEvent = (id: string, instance_id: string, over: Partial<Insertable<Tables['events']>> = {}): Insertable<Tables['events']> => ({
  id,
  instance_id,
  rev: 1,
  type: 'start',
  payload: '{}',
  facts: '{}',
  actor: '{}',
  at: AT,
  fresh: id,
  effects: '[]',
  cause: null,
  refused: null,
  machine_version: 1,
  clock: 1,
  ...over,
});

export const aBoard = (id: string, over: Partial<Insertable<Tables['boards']>> = {}): Insertable<Tables['boards']> => ({
  id,
  machine: 'signal',
  state: 'triage',
  running: 1,
  rev: 1,
  case_id: null,
  meeting_id: null,
  org_id: null,
  client_id: null,
  theme: null,
  urgency: null,
  owner_id: null,
  waits_for: null,
  due_at: null,
  title_ref: null,
  title: null,
  created_at: AT,
  updated_at: AT,
  clock: 1,
  ...over,
});

export const aTimer = (instance_id: string, key: string, at: string | null): Insertable<Tables['timers']> => ({
  instance_id,
  key,
  name: 'SIGNAL_TRIAGE',
  at,
  armed_at: AT,
  setting: '{}',
  fired: 0,
});

export const anAudit = (over: Partial<Insertable<Tables['audit']>> = {}): Insertable<Tables['audit']> => ({
  at: AT,
  actor: 'p1',
  hat: null,
  action: 'send',
  object_type: 'signal',
  object_id: 'a',
  case_id: 'a',
  outcome: 0,
  detail: 'start',
  ...over,
});
