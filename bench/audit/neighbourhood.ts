import { createHash } from 'node:crypto';
import { randomOf } from '../../test/trust/tools/random.ts';

export const PEOPLE = 50;
export const CLIENTS = 3000;
export const ROWS_A_DAY = 20_000;
const TEAMS = 5;
const DAY_MS = 24 * 3600 * 1000;
/** The last day of the log. Five years of 250 working days before it are 25 million rows. */
const LAST_DAY = Date.parse('2026-11-20T00:00:00.000Z');
const SLOTS = 512;
type Random = ReturnType<typeof randomOf>;

export type Neighbourhood = ReturnType<typeof makeNeighbourhood>;

const id = (part: string, of: number): string => `0190${part}00-0000-7000-8000-${String(of).padStart(12, '0')}`;

/**
 * Who works where with whom: fifty people in five teams, three thousand clients of whom the busiest has some ten times the mean, each known for part of the
 * time, one in five with a second case after the first was closed. `pseudonym` gives what the log calls a client.
 */
export function makeNeighbourhood(rows: number, pseudonym: (client: string) => string) {
  const random = randomOf(11);
  const days = workingDays(Math.ceil(rows / ROWS_A_DAY) + 1);
  const clients = Array.from({ length: CLIENTS }, (_, n) => {
    // Client 0 is the busiest, and known from the first day to the last.
    const from = n === 0 ? 0 : random.whole(-Math.floor(days.length / 3), days.length - 1);
    const until = n === 0 ? days.length : from + Math.floor(days.length * (0.2 + random.whole(0, 600) / 1000));
    return {
      id: id('e0', n),
      weight: n === 0 ? Math.exp(0.8 * 2.2) : Math.exp(0.8 * Math.min(normal(random), 2.2)),
      from,
      until,
      second: n % 5 === 4 ? Math.floor((from + until) / 2) : null,
    };
  });
  const people = Array.from({ length: PEOPLE }, (_, n) => ({
    actor: id('b0', n),
    hat: id('c0', n),
    name: `${['Joost', 'Petra', 'Samir', 'Ilse', 'Fatima'][n % 5]} ${['de Wit', 'Vermeer', 'Bouzid', 'van Dam', 'Smit', 'Bakker', 'Visser', 'Kok', 'Prins', 'Meijer'][Math.floor(n / 5)]}`,
    org: id('d0', n % TEAMS),
    roles: n % 3 ? 'POH_O LIAISON' : 'WIJ_WORKER',
    point: hashed(`point ${n}`),
  }));
  const dayOf = (row: number) => Math.min(Math.floor(row / ROWS_A_DAY), days.length - 1);
  let [today, slots] = [-1, [] as number[][]];
  return {
    clients,
    people,
    pseudonyms: clients.map((client) => pseudonym(client.id)),
    days,
    /** Office hours of that row's day; rows of one day are in order. */
    instantOf: (row: number) => new Date(days[dayOf(row)] + 7 * 3_600_000 + Math.floor(((row % ROWS_A_DAY) * 10 * 3_600_000) / ROWS_A_DAY)).toISOString(),
    caseOf(client: number, row: number): string {
      const { second } = clients[client];
      return second !== null && dayOf(row) >= second ? id('a1', client) : id('a0', client);
    },
    sessionOf: (person: number, row: number) => `${person}.${dayOf(row)}.`.padEnd(22, 'B'),
    /** Mostly of one's own team, and of those who are known that day; once in two thousand times somebody whose case was closed. */
    drawClient(day: number, person: number, chance: Random): number {
      if (day !== today) [today, slots] = [day, slotsOf(clients, day)];
      if (chance.whole(0, 1999) === 0) return chance.whole(0, CLIENTS - 1);
      const team = chance.whole(0, 9) ? person % TEAMS : chance.whole(0, TEAMS - 1);
      return slots[team][chance.whole(0, SLOTS - 1)];
    },
  };
}

/** For each team a table in which each client stands as often as he is busy. */
function slotsOf(clients: { weight: number; from: number; until: number }[], day: number): number[][] {
  return Array.from({ length: TEAMS }, (_, team) => {
    const known = clients.map((client, n) => ({ ...client, n })).filter(({ n, from, until }) => n % TEAMS === team && day >= from && day < until);
    const all = known.reduce((sum, one) => sum + one.weight, 0);
    const table: number[] = [];
    let sum = 0;
    for (const one of known) {
      sum += one.weight;
      while (table.length < Math.round((sum / all) * SLOTS)) table.push(one.n);
    }
    return table.length === SLOTS ? table : Array.from({ length: SLOTS }, (_, at) => table[at] ?? team);
  });
}

/** Five days a week without two weeks in summer and at the end of the year, up to the last day. */
function workingDays(count: number): number[] {
  const days: number[] = [];
  for (let at = LAST_DAY; days.length < count; at -= DAY_MS) {
    const day = new Date(at);
    const [weekday, date] = [day.getUTCDay(), day.toISOString().slice(5, 10)];
    if (weekday === 0 || weekday === 6 || (date >= '07-26' && date <= '08-01') || date >= '12-25') continue;
    days.unshift(at);
  }
  return days;
}

const normal = (random: Random): number => Array.from({ length: 12 }, () => random.whole(0, 1_000_000) / 1_000_000).reduce((sum, one) => sum + one, -6);
const hashed = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);
