import { describe, expect, test } from 'vitest';
import { fieldsOf, type Field } from '../../client/parts/form/fields.ts';
import { check, errorsOf, filled } from '../../client/parts/form/values.ts';
import { tracks } from '../../machines/index.ts';

const contract = (id: string) => tracks.find((track) => track.id === id)!.contract;
const kinds = (fields: Field[]) => Object.fromEntries(fields.map((field) => [field.name, field.kind]));
const t = (key: string) => key;

describe('a form is built from a contract', () => {
  test('with a control for each kind of field', () => {
    expect(kinds(fieldsOf(contract('signal').input))).toMatchObject({ clientId: 'pick', what: 'long', kind: 'choice', domains: 'many', phoneLog: 'list' });
    expect(kinds(fieldsOf(contract('consent').events.GRANT))).toMatchObject({ signatory: 'choice', on: 'day', grants: 'list', note: 'long' });
    expect(kinds(fieldsOf(contract('case').events.REQUEST_MDO))).toMatchObject({ requiredDisciplines: 'pickMany', timebox: 'number', meetingId: 'pick' });
  });

  test('of every event of every machine, and asks for no id that nobody can type', () => {
    for (const track of tracks)
      for (const schema of [track.contract.input, ...Object.values(track.contract.events)])
        expect(fieldsOf(schema).map((field) => field.name)).not.toContain('signalId');
  });

  test('sends nothing that was left empty', () => {
    expect(filled({ a: ' x ', b: '', c: [], d: { e: '' }, f: false, g: [''] })).toEqual({ a: 'x', f: false });
  });

  test('says by path what is wrong, of the contract and of what is needed now', () => {
    const errors = check(contract('signal').input, { description: 'x' }, ['what'], t as never);
    expect(errors).toEqual({ description: 'form.tooShort', what: 'form.required' });
  });

  test("shows the server's errors at the same paths", () => {
    const problem = { errors: [{ path: 'input.what', text: { nl: 'Te kort.', en: 'Too short.' } }] } as never;
    expect(errorsOf(problem, 'nl')).toEqual({ what: 'Te kort.' });
  });
});
