import { describe, expect, test } from 'vitest';
import { bothTexts, NoteDesk, shownText, type Save, type Saved } from '../../client/screens/meetings/note-desk.ts';

/** A desk with a hand-driven timer and a server that answers what the test lines up. */
function setUp(answers: Saved[]) {
  const sent: { text: string; base: number; key: string }[] = [];
  const waiting: (() => void)[] = [];
  let made = 0;
  const save: Save = (_item, _field, text, base, key) => {
    sent.push({ text, base, key });
    return Promise.resolve(answers.shift() ?? { ok: true, rev: base + 1 });
  };
  const desk = new NoteDesk(
    save,
    () => `key-${++made}`,
    (_ms, run) => {
      waiting.push(run);
      return () => void waiting.splice(waiting.indexOf(run), 1);
    },
  );
  const pause = async () => {
    for (const run of waiting.splice(0)) run();
    await settled();
  };
  return { desk, sent, waiting, pause };
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const nothing = { text: '', rev: 0 };

describe('what is typed in a meeting', () => {
  test('goes to the server once, when the typing pauses', async () => {
    const { desk, sent, pause } = setUp([]);
    desk.type('i', 'summary', 'Zij', nothing);
    desk.type('i', 'summary', 'Zij valt', nothing);
    await pause();
    expect(sent).toEqual([{ text: 'Zij valt', base: 0, key: 'key-1' }]);
    expect(desk.waiting()).toBe(0);
  });

  test('stays and is sent again under the same key while the line is down', async () => {
    const { desk, sent, pause } = setUp([
      { ok: false, why: null, again: true },
      { ok: false, why: null, again: true },
    ]);
    desk.type('i', 'summary', 'Zij valt', nothing);
    await pause();
    expect(desk.draft('i', 'summary')?.status).toBe('unsaved');
    expect(desk.unsent()).toEqual([['i', 'summary']]);
    await pause();
    await desk.resend();
    expect(sent.map((one) => one.key)).toEqual(['key-1', 'key-1', 'key-1']);
    expect(desk.unsent()).toEqual([]);
  });

  test('a lost answer makes no conflict with one’s own text', async () => {
    const { desk, pause } = setUp([{ ok: false, conflict: { text: 'Zij valt', rev: 1, by: 'me' } }]);
    desk.type('i', 'summary', 'Zij valt ', nothing);
    await pause();
    expect(desk.draft('i', 'summary')).toMatchObject({ status: 'saved', base: 1 });
  });

  test('a conflict keeps both texts until somebody chose, and writes over the rev that was shown', async () => {
    const { desk, sent, pause } = setUp([{ ok: false, conflict: { text: 'Van de ander', rev: 4, by: 'p' } }]);
    desk.type('i', 'summary', 'Van mij', { text: 'Oud', rev: 3 });
    await pause();
    expect(desk.draft('i', 'summary')).toMatchObject({ status: 'conflict', text: 'Van mij', theirs: { text: 'Van de ander', rev: 4 } });
    await desk.flush('i', 'summary');
    expect(sent).toHaveLength(1);
    desk.settle('i', 'summary', bothTexts('Van de ander', 'Van mij'));
    await settled();
    expect(sent[1]).toMatchObject({ text: 'Van de ander\nVan mij', base: 4 });
    expect(desk.waiting()).toBe(0);
  });

  test('choosing the other text sends nothing', async () => {
    const { desk, sent, pause } = setUp([{ ok: false, conflict: { text: 'Van de ander', rev: 4, by: 'p' } }]);
    desk.type('i', 'summary', 'Van mij', nothing);
    await pause();
    desk.settle('i', 'summary', 'Van de ander');
    expect(desk.draft('i', 'summary')).toBeNull();
    expect(sent).toHaveLength(1);
  });

  test('what is typed while a text is on its way goes after it, over the new rev', async () => {
    const { desk, sent } = setUp([]);
    desk.type('i', 'summary', 'een', nothing);
    const first = desk.flush('i', 'summary');
    desk.type('i', 'summary', 'een twee', nothing);
    await first;
    expect(await desk.flushItem('i')).toBe(true);
    expect(sent.map(({ text, base }) => [text, base])).toEqual([
      ['een', 0],
      ['een twee', 1],
    ]);
  });

  test('a refusal is not repeated by itself, and is sent once another way is open', async () => {
    const { desk, sent, waiting, pause } = setUp([{ ok: false, why: 'Het punt is afgerond.', again: false }]);
    desk.type('i', 'summary', 'te laat', nothing);
    await pause();
    expect(waiting).toHaveLength(0);
    expect(await desk.flushItem('other')).toBe(true);
    const later: string[] = [];
    desk.saveWith((_item, _field, text) => {
      later.push(text);
      return Promise.resolve({ ok: true, rev: 1 });
    });
    await desk.resend();
    expect(sent).toHaveLength(1);
    expect(later).toEqual(['te laat']);
  });

  test('a saved text gives way to a newer one of somebody else, and to nothing older', async () => {
    const { desk, pause } = setUp([]);
    desk.type('i', 'summary', 'mijn tekst ', nothing);
    await pause();
    const draft = desk.draft('i', 'summary');
    expect(shownText(draft, { text: '', rev: 0 })).toBe('mijn tekst ');
    expect(shownText(draft, { text: 'mijn tekst', rev: 1 })).toBe('mijn tekst ');
    expect(shownText(draft, { text: 'nieuwer', rev: 2 })).toBe('nieuwer');
  });
});
