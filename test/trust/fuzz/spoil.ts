import type { Random } from '../tools/random.ts';

const deep = (levels: number): unknown => {
  let value: unknown = 1;
  for (let at = 0; at < levels; at++) value = at % 2 ? [value] : { a: value };
  return value;
};

const NOTHING = [null, true, false, 0, -1, 1e308, -1e308, 2 ** 53, 0.1, '', ' ', '0', '-0', '1e9', 'NaN', 'true', 'null', 'undefined'];
const LETTERS = '\u0000|a\u0000b|\ud800|\udfff\ud800|\u202eabc\u202c|\u200b|ﷺ|👩‍👩‍👧‍👦|Ａ|İ|ß|á̷̢̛|\r\nBcc: x@voorbeeld.test|\t\u000b\u0085'.split('|');
const CODE = [
  `' or 1=1 --`,
  '"; drop table boards; --',
  '%',
  '_',
  '\\',
  '${7*7}',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '=1+1',
  '../../etc/passwd',
  '%00',
  'file:///x',
];
const MOMENTS = '0000-00-00 9999-12-31T23:59:59.999Z +275760-09-13T00:00:00Z 2026-02-30 24:61 00000000-0000-0000-0000-000000000000 constructor toString'.split(
  ' ',
);
const MANY = [Array.from({ length: 3000 }, () => 0), Array.from({ length: 300 }, () => ({})), 'a'.repeat(5000), '💥'.repeat(1200), 'x'.repeat(70_000)];
const SHAPES = [
  {},
  [],
  [[]],
  deep(30),
  deep(3000),
  { toString: 1 },
  JSON.parse('{"__proto__":{"admin":true}}'),
  { constructor: { prototype: { admin: true } } },
  { length: 1e9 },
];

/** What people and programs put where something else belongs: nothing, too much, other alphabets, code, and what means something to a machine. */
export const NASTY: readonly unknown[] = [...NOTHING, ...LETTERS, ...CODE, ...MOMENTS, ...MANY, ...SHAPES];

/** The same value with one thing wrong in it: another value at some place, a field too many, or one too few. */
export function spoil(value: unknown, random: Random): unknown {
  const pick = <T>(all: readonly T[]): T => all[random.whole(0, all.length - 1)];
  const nasty = () => pick(NASTY);
  if (typeof value !== 'object' || value === null) return nasty();
  const names = Object.keys(value);
  if (names.length === 0 || random.whole(0, 9) === 0) return nasty();
  const name = pick(names);
  const copy: any = Array.isArray(value) ? [...value] : { ...value };
  switch (random.whole(0, 5)) {
    case 0:
      if (Array.isArray(copy)) copy.push(nasty());
      else copy[pick(['id', 'org', 'roles', 'person', 'hat', 'by', 'state', '__extra', 'admin', 'caseId'])] = nasty();
      return copy;
    case 1:
      delete copy[name];
      return copy;
    case 2:
      copy[name] = spoil(copy[name], random);
      return copy;
    default:
      copy[name] = nasty();
      return copy;
  }
}
