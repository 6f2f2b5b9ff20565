import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { signIn, type Visitor } from '../support/visitor.ts';
import { makeWorld, type World } from '../support/world.ts';

let app: TestApp;
let world: World;
let admin: Visitor;
beforeAll(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
  admin = await signIn(app.url, 'admin');
});
afterAll(() => app.close());

type State = {
  id: string;
  status: string;
  encoding: string;
  separator: string;
  total: number;
  counts: Record<string, number>;
  message: { en: string } | null;
  lines: any[];
};

/** Sends a file and waits until it was read. */
async function read(part: string, file: Buffer | string, query = ''): Promise<State> {
  const headers = { cookie: admin.cookie, 'idempotency-key': crypto.randomUUID() };
  const answer = await fetch(`${app.url}/api/administration/directory/imports?part=${part}&name=lijst.csv`, { method: 'POST', headers, body: file as any });
  expect(answer.status).toBe(201);
  const { id } = (await answer.json()) as { id: string };
  for (;;) {
    const { body } = await admin.get(`/api/administration/directory/imports/${id}?limit=500${query}`);
    if (body.status !== 'reading') return body;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
const apply = async (id: string, lines: 'all' | number[]) => (await admin.post(`/api/administration/directory/imports/${id}/apply`, { lines })).body;
const exported = async (part: string, separator = ';') =>
  (await admin.get(`/api/administration/directory/export.csv?part=${part}&separator=${encodeURIComponent(separator)}`)).body as string;
const clock = async () => Number((await app.store.db.selectFrom('clock').select('value').executeTakeFirstOrThrow()).value);
const count = async (table: 'persons' | 'organisations' | 'memberships') =>
  Number(
    (
      await app.store.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  );

const HEAD = 'Naam;E-mail;Telefoon;Organisatie;Functie;Dagen';
const person = (n: number, name = `Persoon ${n}`) =>
  `${name};p${n}@voorbeeld.test;06-00 01 ${String(n).padStart(5, '0')};Thuiszorg De Brug;Verpleegkundige;ma di do`;

describe('10,000 rows', () => {
  it('are read, previewed and carried out in a few seconds; what is broken is refused by line and column and costs no other line', async () => {
    const lines = Array.from({ length: 10_000 }, (_, at) => person(at + 1));
    lines[9] = '"Nooit gesloten;x;y';
    lines[19] = `"Dicht"en door;${person(20).slice(11)}`;
    lines[29] = person(31);
    lines[39] = person(40, '=HYPERLINK("http://kwaad.example")');
    lines[49] = person(50).replace('@', ' at ');
    lines[59] = person(60).replace('Thuiszorg De Brug', 'Bestaat Niet BV');
    lines[69] = `${person(70)};te;veel`;
    lines[79] = person(80).replace('ma di do', 'ma zomaar');
    lines[89] = person(90, '"Jan ""de Ster""\nVos"');
    const bytes = Buffer.from(`${[HEAD, ...lines].join('\r\n')}\r\n`.replace('Persoon 101;', 'Persoon Ü;').replace('Persoon 102;', 'Persoon é;'));
    const at = bytes.indexOf('Persoon 103;');
    // One line of another list, pasted in Windows-1252.
    bytes[at] = 0xeb;
    const before = { clock: await clock(), persons: await count('persons') };
    const began = performance.now();
    const state = await read('people', bytes, '&verdict=refused');
    const seconds = (performance.now() - began) / 1000;
    expect(state).toMatchObject({
      status: 'ready',
      encoding: 'utf-8',
      separator: ';',
      total: 10_000,
      counts: { new: 9_991, changed: 0, unchanged: 0, refused: 9 },
    });
    expect(state.lines.map((line) => [line.line, line.reasons[0].column, line.reasons[0].text.en.slice(0, 24)])).toEqual([
      [11, null, 'A quote is not closed.'.slice(0, 24)],
      [21, null, 'There is text after a cl'],
      [32, null, 'This is on line 31 too.'],
      [41, 'naam', 'This is a formula. Put a'],
      [51, 'e-mail', 'This is no e-mail addres'],
      [61, 'organisatie', 'This organisation is not'],
      [71, null, 'There are 8 fields where'],
      [81, 'werktijden', 'Write days as “ma di do”'],
      [105, 'naam', 'Characters here cannot b'],
    ]);
    // Looking changes nothing.
    expect(await count('persons')).toBe(before.persons);

    const done = await apply(state.id, 'all');
    expect(done).toMatchObject({ applied: 9_991, skipped: 0 });
    expect(done.clock).toBe(before.clock + 2);
    expect(await count('persons')).toBe(before.persons + 9_991);
    expect(await apply(state.id, 'all')).toMatchObject({ applied: 0, skipped: 0 });
    const again = await read('people', bytes);
    expect(again.counts).toEqual({ new: 0, changed: 0, unchanged: 9_991, refused: 9 });
    // Nobody got a role or a login by it.
    const hats = await app.store.db
      .selectFrom('memberships')
      .innerJoin('persons', 'persons.id', 'person_id')
      .select('roles')
      .where('email', '=', 'p5@voorbeeld.test')
      .execute();
    expect(hats).toEqual([{ roles: '[]' }]);
    // Some two seconds on two free cores; the bound is for a machine that has other things to do.
    expect(seconds).toBeLessThan(30);
  });
});

describe('a file', () => {
  const rows = 'naam;soort;telefoon;adres\nPraktijk Zoë;practice;050-000 11 22;"Singel 1; boven"\n';
  const utf16 = (text: string, mark: boolean) => Buffer.concat([Buffer.from(mark ? [0xff, 0xfe] : []), Buffer.from(text, 'utf16le')]);
  it.each([
    ['utf-8', Buffer.from(rows)],
    ['utf-8-bom', Buffer.from(`\uFEFF${rows}`)],
    ['windows-1252', Buffer.from(rows, 'latin1')],
    ['utf-16le', utf16(rows, true)],
    ['utf-16le', utf16(rows, false)],
    ['utf-16be', Buffer.concat([Buffer.from([0xfe, 0xff]), utf16(rows, false).swap16()])],
  ])('in %s is recognised and read', async (encoding, bytes) => {
    const state = await read('organisations', bytes);
    expect([state.encoding, state.lines[0].label, state.counts.new]).toEqual([encoding, 'Praktijk Zoë', 1]);
  });

  it.each([
    [',', rows.replace('"Singel 1; boven"', 'Singel 1').replaceAll(';', ',')],
    ['\t', rows.replace('"Singel 1; boven"', 'Singel 1').replaceAll(';', '\t')],
    [';', `sep=;\r\n${rows}`],
  ])('separated by %j is recognised', async (separator, text) => {
    const state = await read('organisations', text);
    expect([state.separator, state.counts.new, state.lines[0].line]).toEqual([separator, 1, text.startsWith('sep') ? 3 : 2]);
  });

  it('that is no table says so', async () => {
    expect((await read('people', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 2]))).message!.en).toBe('This is no text file.');
    expect((await read('people', 'a;b\n1;2\n')).message!.en).toMatch(/lacks: naam, e-mail, organisatie, functie/);
    const empty = await admin.post('/api/administration/directory/imports?part=people', undefined, { raw: '' });
    expect(empty.status).toBe(422);
    expect((await (await signIn(app.url, 'eline')).get('/api/administration/directory/export.csv?part=people')).status).toBe(403);
  });
});

describe('what comes out', () => {
  it('goes in again without a change, also what a spreadsheet would carry out', async () => {
    const name = '=1+1|cmd';
    await app.store.write(
      async (tx) => void (await tx.updateTable('organisations').set({ name, phone: '+31 50 000 00 00' }).where('id', '=', world.orgs.team).execute()),
    );
    for (const part of ['organisations', 'people', 'services', 'areas'])
      for (const separator of part === 'people' ? [';'] : [';', ',', 'tab']) {
        const text = await exported(part, separator);
        if (part === 'organisations') {
          expect(text).toContain("'=1+1|cmd");
          expect(text).not.toMatch(/(^|[;,\t\n])"?[=@]/);
        }
        const { counts, total } = await read(part, text);
        expect([part, separator, counts]).toEqual([part, separator, { new: 0, changed: 0, unchanged: total, refused: 0 }]);
      }
  });

  it('may be carried out in part, and what changed meanwhile is left out and said', async () => {
    const text = 'naam;soort;telefoon\nHuisartsenpraktijk De Linde;gp-practice;050-1\nThuiszorg De Brug;home-care;050-2\nApotheek Noord;pharmacy;050-3\n';
    const state = await read('organisations', text);
    expect(state.lines.map((line) => [line.verdict, line.changes])).toEqual([
      ['changed', [{ column: 'telefoon', before: '', after: '050-1' }]],
      ['changed', [{ column: 'telefoon', before: '', after: '050-2' }]],
      ['new', []],
    ]);
    const there = await count('organisations');
    expect(await apply(state.id, [2])).toMatchObject({ applied: 1, skipped: 0 });
    expect(await count('organisations')).toBe(there);
    await app.store.write(async (tx) => void (await tx.updateTable('organisations').set({ phone: '050-9' }).where('id', '=', world.orgs.homecare).execute()));
    expect(await apply(state.id, 'all')).toMatchObject({ applied: 1, skipped: 1 });
    const phones = await app.store.db
      .selectFrom('organisations')
      .select(['name', 'phone'])
      .where('kind', 'in', ['gp-practice', 'home-care', 'pharmacy'])
      .orderBy('name')
      .execute();
    expect(phones.map(({ phone }) => phone)).toEqual(['050-3', '050-1', '050-9']);
  });
});
