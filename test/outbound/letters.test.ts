import { describe, expect, it } from 'vitest';
import type { ExtractContent, ItemText, MeetingText } from '../../server/outbound/letters/content.ts';
import { agendaPdf, letterPdf, minutesPdf } from '../../server/outbound/letters/letter-pdf.ts';
import { insideOf, textOf } from './pdf-text.ts';

const AT = new Date('2026-12-08T12:00:00Z');
const sheet = { title: 'Uittreksel uit het overlegverslag', sender: 'MDO ouderen', call: 'Vragen? Bel Petra Hoekstra, De Linde: 000 123 45 67' };
const meeting: MeetingText = {
  title: 'MDO ouderen',
  date: 'dinsdag 8 december 2026, 12:30 uur',
  place: 'De Linde',
  chair: 'Petra Hoekstra',
  minuteTaker: 'Joost Elzinga',
};
const item: ItemText = {
  time: '12:40 tot 12:52 uur (12 minuten)',
  present: ['Petra Hoekstra (POH-ouderenzorg)', 'Anja Bos'],
  question: 'Kan zij nog veilig thuis wonen?',
  summary: 'Zij valt vaker, maar wil thuis blijven.',
  views: [{ discipline: 'wijkverpleegkundige', text: 'Ziet haar elke dag.' }],
  decisions: ['Thuis met meer hulp.'],
  actions: [{ text: 'Dochter bellen', owner: 'Anja Bos', due: '12 december 2026' }],
  noChange: false,
  safetyPlan: '',
  dissent: '',
  nextReview: '8 juni 2027',
  informed: 'Petra Hoekstra vertelt het de cliënt vóór 10 december 2026',
};
const extract: ExtractContent = { ...sheet, client: 'mw. J. de Vries', version: '1', meeting, item, consent: 'De cliënt heeft toestemming gegeven.' };

describe('letters', () => {
  it('are tagged A4 pages in Dutch', () => {
    const inside = insideOf(letterPdf(extract, AT));
    expect(inside.startsWith('%PDF-1.7')).toBe(true);
    expect(inside).toContain('/StructTreeRoot');
    expect(inside).toMatch(/\/Lang ?\(nl-NL\)/);
    expect(inside).toMatch(/pdfuaid:part/);
    expect(inside).toMatch(/\/MediaBox ?\[0 0 595\.\d+ 841\.\d+\]/);
    expect(inside).toMatch(/\/S ?\/H1/);
    expect(inside).toMatch(/\/S ?\/TH/);
  });

  it('keep the letters of Dutch readable as text', () => {
    for (const letter of ['ë', 'ó', 'é', '–'])
      expect(textOf(letterPdf({ ...extract, item: { ...item, summary: 'patiënt vóór café – klaar' } }, AT))).toContain(letter);
  });

  it('take what people typed as text, never as a command', () => {
    const nasty = '#import "frame.typ": *; #read("/etc/passwd") $x$ *vet* <label> @noot \\ // einde';
    const pdf = letterPdf(
      { ...extract, client: nasty, item: { ...item, summary: nasty, decisions: [nasty], views: [{ discipline: nasty, text: nasty }] } },
      AT,
    );
    expect(textOf(pdf)).toContain('#');
    expect(textOf(pdf)).toContain('@');
  });

  it('are the same bytes when nothing changed', () => {
    expect(letterPdf(extract, AT).equals(letterPdf(extract, AT))).toBe(true);
  });

  it('fit an agenda and minutes with nothing and with many items', () => {
    const many = Array.from({ length: 30 }, (_, at) => ({ time: '12:30', who: `punt ${at}`, question: 'vraag', wanted: 'huisarts', minutes: '10' }));
    for (const items of [[], many])
      expect(
        agendaPdf({ ...sheet, meeting, participants: [], items, hidden: items.length ? 1 : 0 }, AT)
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-');
    const blocks = [
      { who: 'a', hidden: false, deferred: false, ...item },
      { who: 'b', hidden: true, deferred: false, ...item },
      { who: 'c', hidden: false, deferred: true, ...item },
    ];
    const minutes = minutesPdf({ ...sheet, meeting, version: '1', state: 'concept', limited: '', participants: [], items: blocks }, AT);
    expect(insideOf(minutes)).toMatch(/\/S ?\/H3/);
  });
});
