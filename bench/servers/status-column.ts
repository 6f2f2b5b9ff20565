import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { z } from 'zod';
import { serve } from '../support/child.ts';
import { openRaw } from '../support/raw-sqlite.ts';

// What one would write by hand: a status column, zod, and for each request a transaction with a SELECT, an UPDATE and an audit row. Argument: how many cases.
const folder = mkdtempSync(join(tmpdir(), 'mekoar-hand-'));
const db = await openRaw(join(folder, 'hand.db'));
db.exec(`create table cases (id text primary key, status text not null, note text, rev integer not null, updated_at text not null) strict;
  create table audit (seq integer primary key autoincrement, case_id text not null, actor text not null, what text not null, at text not null) strict;
  create index audit_case on audit (case_id, seq)`);
const ids = Array.from({ length: Number(process.argv[2] ?? 100) }, () => randomUUID());
const add = db.prepare(`insert into cases (id, status, note, rev, updated_at) values (?, 'inProgress', null, 1, ?)`);
for (const id of ids) add.run(id, new Date().toISOString());

const body = z.object({ type: z.enum(['PAUSE', 'RESUME']), reason: z.string().max(500).optional() });
const NEXT = { PAUSE: ['inProgress', 'onHold'], RESUME: ['onHold', 'inProgress'] } as const;
const [begin, commit, rollback] = ['begin immediate', 'commit', 'rollback'].map((sql) => db.prepare(sql));
const find = db.prepare('select status, rev from cases where id = ?');
const update = db.prepare('update cases set status = ?, note = ?, rev = rev + 1, updated_at = ? where id = ? and rev = ?');
const audit = db.prepare('insert into audit (case_id, actor, what, at) values (?, ?, ?, ?)');

const app = express();
app.use(express.json());
app.post('/cases/:id/events', (req, res) => {
  const parsed = body.safeParse(req.body);
  if (!parsed.success) return void res.status(422).json(parsed.error.issues);
  const { type, reason } = parsed.data;
  const at = new Date().toISOString();
  begin.run();
  const [row] = find.all(req.params.id) as { status: string; rev: number }[];
  if (!row || row.status !== NEXT[type][0]) {
    rollback.run();
    return void res.status(row ? 409 : 404).json({});
  }
  update.run(NEXT[type][1], reason ?? null, at, req.params.id, row.rev);
  audit.run(req.params.id, 'joost', type, at);
  commit.run();
  res.json({ id: req.params.id, status: NEXT[type][1], rev: row.rev + 1, at });
});
const server = createServer(app);
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
await serve(
  { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, ids },
  async () => ({}),
  async () => {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  },
);
