/** Columns of the log in the order in which the chain reads them; `mac` is the hash over them and is not among them. */
export const COLUMNS = [
  'chain',
  'n',
  'seq',
  'at',
  'actor',
  'hat',
  'action',
  'object_type',
  'object_id',
  'case_id',
  'outcome',
  'detail',
  'event_code',
  'crud',
  'reason',
  'name',
  'org',
  'roles',
  'on_behalf',
  'purpose',
  'point',
  'session',
  'client',
  'version',
  'category',
  'policy',
  'rule',
  'evidence',
  'consent',
  'emergency',
  'trace',
  'route',
  'results',
  'shape',
  'via',
] as const;

type Value = string | number | null | undefined;

/** The text that the chain's hash is made over; `canonicalSql` makes the same in SQLite. */
export const canonicalOf = (row: Record<string, Value>): string => JSON.stringify(COLUMNS.map((column) => row[column] ?? null));

/** The same text as an expression of SQLite: the row then crosses to JavaScript as one value. */
export const canonicalSql = `json_array(${COLUMNS.map((column) => `"${column}"`).join(', ')})`;

/** Texts of the log are codes, ids and names: what JSON writes differently here and there is no part of one. */
export const plain = (text: string): string => text.slice(0, 300).replace(/\p{Cc}|\p{Cs}/gu, ' ');
