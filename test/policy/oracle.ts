import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Context } from '../../server/policy/question.ts';

/** One clause of a cell: its letters, and conditions in conjunctive form: each entry is a list of alternatives. */
type Clause = { letters: string; when: string[][] };
type Cells = Map<string, Clause[]>;

const folder = fileURLToPath(new URL('../../server/policy/', import.meta.url));
const NEEDS: Record<string, (context: Context) => boolean> = {
  T: (c) => c.team === true,
  O: (c) => c.org === true,
  M: (c) => c.meeting === true,
  S: (c) => c.self === true,
  A: (c) => c.addressed === true,
  C: (c) => c.consent === 'active',
  L: (c) => c.ground === true,
  K: (c) => c.aggregate === true,
  B: (c) => c.noodknop === true && (c.consent !== 'veto' || c.lifeThreat === true),
  own: (c) => c.own === true,
  reason: (c) => c.reason === true,
  consulted: (c) => c.consulted === true,
  bsn: (c) => c.bsn === true,
  released: (c) => c.released === true,
  unfixed: (c) => c.unfixed === true,
};

/** The tables that people read, as a second opinion: it shares no code and no data with the rules. */
export function readOracle(): { principals: string[]; resources: string[]; cells: Cells } {
  const [head, ...rows] = csv(readFileSync(`${folder}matrix.csv`, 'utf8'));
  const principals = head.slice(2);
  const cells: Cells = new Map();
  for (const [resource, , ...row] of rows) row.forEach((cell, at) => cells.set(`${principals[at]} ${resource}`, clauses(cell)));
  for (const [resources, who, adds, removes] of csv(readFileSync(`${folder}deviations.csv`, 'utf8')).slice(1))
    for (const resource of resources.split(' '))
      for (const principal of who.split(' ')) {
        const key = `${principal} ${resource}`;
        const before = cells.get(key);
        if (!before) throw new Error(`deviations.csv: no cell ${key}`);
        cells.set(key, [...without(before, removes, key), ...clauses(adds)]);
      }
  return { principals, resources: rows.map((row) => row[0]), cells };
}

/** What the tables say of one cell in one context, with the rules that TRUST.md writes beside them: nothing is deleted, a block, the phases, noodknop reads only. */
export function expected(cells: Cells, principal: string, resource: string, action: string, context: Context): boolean {
  const row = resource === 'r18' ? null : cells.get(`${principal} ${resource}`);
  if (!row || action === 'delete') return false;
  const number = Number(resource.slice(1));
  const client = number <= 18 || number === 25;
  if (client && (context.blocked || context.phase === 'erased')) return false;
  const writes = action === 'create' || action === 'amend' || action === 'decide';
  const afterClose = resource === 'r15' || resource === 'r25' || (resource === 'r4' && action === 'create');
  if (client && writes && context.phase === 'closed' && !afterClose) return false;
  const letter = { read: 'R', list: 'R', export: 'R', create: 'C', amend: 'U', decide: 'X' }[action]!;
  return row.some(
    ({ letters, when }) =>
      letters.includes(letter) &&
      when.every((any) => any.some((one) => NEEDS[one](context))) &&
      !(action === 'export' && when.some((any) => any.includes('B'))),
  );
}

function clauses(cell: string): Clause[] {
  if (cell === '-' || cell === 'parent') return [];
  return cell.split(';').flatMap((part) => {
    const emergency = part.includes(',B');
    const [letters, ...conditions] = part.replace(',B', '').trim().split(/\s+/);
    for (const one of conditions.flatMap((all) => all.split('/'))) if (!NEEDS[one]) throw new Error(`unknown condition ${one} in "${cell}"`);
    return [{ letters, when: conditions.map((all) => all.split('/')) }, ...(emergency ? [{ letters: 'R', when: [['B']] }] : [])];
  });
}

/** Takes letters out of the clause with exactly these conditions; a removal that removes nothing is a mistake in the table. */
function without(before: Clause[], removes: string, key: string): Clause[] {
  if (removes === '-') return before;
  const [gone] = clauses(removes);
  const same = before.filter(({ when }) => JSON.stringify(when) === JSON.stringify(gone.when));
  if (same.length === 0) throw new Error(`deviations.csv: nothing to remove from ${key}`);
  return before.map((clause) =>
    same.includes(clause) ? { ...clause, letters: [...clause.letters].filter((one) => !gone.letters.includes(one)).join('') } : clause,
  );
}

function csv(text: string): string[][] {
  return text
    .trim()
    .split('\n')
    .map((line) => [...line.matchAll(/("([^"]*)"|[^,]*)(,|$)/g)].slice(0, -1).map((found) => found[2] ?? found[1]))
    .map((row) => row);
}
