import { describe, expect, test } from 'vitest';
import { fromKept, progressOf, sumFor, toKept, wrongIn, type Answers } from '../../machines/questionnaires/answers.ts';
import { questionnaireOf } from '../../machines/questionnaires/questionnaires.ts';
import { flat, readQuestionnaire, type Form } from '../../machines/questionnaires/read-questionnaire.ts';
import { toFhir } from '../../machines/questionnaires/to-fhir.ts';
import { contract } from '../../machines/questionnaire-response/contract.ts';
import { HEADINGS } from '../../machines/ggz/risk-form.ts';
import childcheck from '../../machines/questionnaires/kindcheck-1.0.0.json' with { type: 'json' };

const childCheck = questionnaireOf('CHILDCHECK');
const signs = questionnaireOf('NIET_PLUIS');

/** A file with one thing in it changed. */
const changed = (change: (file: any) => void): (() => Form) => {
  const file = structuredClone(childcheck) as any;
  change(file);
  return () => readQuestionnaire(file);
};

describe('[VRG2] what the renderer does not understand stops the start, and says where', () => {
  test.each<[string, (file: any) => void, RegExp]>([
    ['a kind of question it does not know', (file) => (file.item[0].type = 'attachment'), /item\.0\.type/],
    ['a field it would pass over', (file) => (file.item[0].repeats = true), /repeats/],
    ['no second language', (file) => delete file.item[1]._text, /item\.1\._text/],
    ['a condition on a question that is not there', (file) => (file.item[1].enableWhen[0].question = 'child'), /ages names child/],
    ['a choice without answers', (file) => delete file.item[0].answerOption, /children has options/],
    ['two questions of one name', (file) => (file.item[1].linkId = 'children'), /children stands twice/],
    ['a licence that nobody knows', (file) => (file.extension[0].valueCode = 'stolen'), /"stolen" is none of/],
    ['no version', (file) => (file.version = '1'), /version/],
  ])('%s', (_, change, says) => {
    expect(changed(change)).toThrow(says);
  });

  test('every question of every file has words in both languages', () => {
    for (const form of [childCheck, signs, questionnaireOf('FOUR_DOMAINS'), questionnaireOf('SDQ')])
      for (const item of flat(form.items))
        expect(item.text.nl && item.text.en && item.options.every(({ label }) => label.nl && label.en), item.linkId).toBeTruthy();
  });
});

describe('[VRG4] answers', () => {
  const noChildren: Answers = { children: 'NO' };
  const worried: Answers = { children: 'YES', ages: 'Zes en negen', worries: 'YES' };

  test('what is not asked need not be answered, is not kept, and does not count', () => {
    expect(wrongIn(childCheck, noChildren)).toEqual({});
    expect(toKept(childCheck, { ...noChildren, ages: 'Zes' })).toEqual([{ linkId: 'children', answer: 'NO' }]);
    expect(progressOf(childCheck, noChildren)).toEqual({ done: 1, of: 1 });
    expect(progressOf(childCheck, worried)).toEqual({ done: 3, of: 4 });
  });
  test('what is asked and required must be there', () => {
    expect(wrongIn(childCheck, { children: 'YES' })).toEqual({ worries: 'required' });
    expect(wrongIn(childCheck, { children: 'MAYBE' })).toEqual({ children: 'choice' });
  });
  test('a score stays within its scale', () => {
    const ediz = questionnaireOf('EDIZ');
    expect(
      [{ score: 10 }, { score: -1 }, { score: 4.5 }, { score: 'veel' }, { score: 9 }].map((answers) => wrongIn(ediz, answers as unknown as Answers).score),
    ).toEqual(['high', 'low', 'number', 'number', undefined]);
    expect(wrongIn(ediz, { score: 3, mood: 'x' })).toEqual({ mood: 'unknown' });
    expect(wrongIn(ediz, { score: 3, paper: 'x'.repeat(121) })).toEqual({ paper: 'long' });
  });
  test('a sum adds what its answers count, and is nothing as long as nothing was answered', () => {
    const count = flat(signs.items).find(({ linkId }) => linkId === 'count')!;
    expect(sumFor(signs, count, {})).toBe(null);
    expect(sumFor(signs, count, { repeats: 'YES', kitchen: 'YES', post: 'NO', lost: 'UNKNOWN' })).toBe(2);
  });
  test('kept and read again they are the same, also in their kind', () => {
    const domains = questionnaireOf('FOUR_DOMAINS');
    const given: Answers = { 'BODY.problem': true, 'BODY.note': 'Slaapt slecht', 'SOCIAL.strength': 'Twee broers' };
    expect(fromKept(domains, toKept(domains, given))).toEqual(given);
    expect(fromKept(questionnaireOf('EDIZ'), [{ linkId: 'score', answer: '7' }])).toEqual({ score: 7 });
  });
  test('they are a QuestionnaireResponse to whoever reads FHIR', () => {
    const head = { id: 'r1', status: 'completed' as const, authored: '2026-11-24', subject: 'c1', author: 'p1' };
    expect(toFhir(childCheck, worried, head)).toEqual({
      resourceType: 'QuestionnaireResponse',
      id: 'r1',
      questionnaire: 'https://mekoar.example/fhir/Questionnaire/kindcheck|1.0.0',
      status: 'completed',
      subject: { reference: 'Patient/c1' },
      authored: '2026-11-24',
      author: { reference: 'Practitioner/p1' },
      item: [
        { linkId: 'children', text: expect.any(String), answer: [{ valueCoding: { code: 'YES', display: 'ja' } }] },
        { linkId: 'ages', text: expect.any(String), answer: [{ valueString: 'Zes en negen' }] },
        { linkId: 'worries', text: expect.any(String), answer: [{ valueCoding: { code: 'YES', display: 'ja' } }] },
      ],
    });
  });
  test('the contract refuses at the question what does not fit, and answers under another category than their own', () => {
    const fill = (code: string, answers: object) =>
      contract.input.safeParse({ questionnaire: questionnaireOf(code).canonical, answers }).error?.issues.map(({ path }) => path.join('.')) ?? [];
    expect(fill('EDIZ', { dementia: [{ linkId: 'score', answer: '7' }] })).toEqual([]);
    expect(fill('EDIZ', { dementia: [{ linkId: 'score', answer: '70' }] })).toEqual(['answers.dementia.score']);
    expect(fill('EDIZ', { dementia: [{ linkId: 'score', answer: '7' }], medical: [{ linkId: 'score', answer: '7' }] })).toEqual(['answers.medical']);
    expect(fill('SDQ', {})).toEqual(['answers.youth.score', 'answers.youth.score.impact']);
    expect(fill('PULSE', {})).toEqual(['questionnaire']);
  });
});

test('[GGZ2] the headings of the risk talk are those of its questionnaire', () => {
  expect(
    questionnaireOf('RISK_SUICIDE')
      .items.filter(({ type }) => type !== 'display')
      .map(({ linkId }) => linkId),
  ).toEqual([...HEADINGS]);
});
