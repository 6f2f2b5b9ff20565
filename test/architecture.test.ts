import { globSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { forbiddenImports, impureReads } from './support/boundaries.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const files = globSync('{machines,server,db,client,test,bench}/**/*.{ts,tsx,mjs}', { cwd: root, exclude: ['**/node_modules/**'] }).map((path) =>
  path.replaceAll('\\', '/'),
);
const own = files.filter((path) => !path.endsWith('.d.ts'));

describe('folders', () => {
  test('every import stays within what its folder may know', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(own.flatMap((path) => forbiddenImports(path, read(path)))).toEqual([]);
  });

  test('a machine that imports the server is found', () => {
    expect(forbiddenImports('machines/signal/machine.ts', "import { commit } from '../../server/engine/commit.ts';\n")).toHaveLength(1);
    expect(forbiddenImports('machines/signal/machine.ts', "import { readFile } from 'node:fs';\n")).toHaveLength(1);
    expect(forbiddenImports('client/api.ts', "import type { Policy } from '../server/policy/types.ts';\n")).toHaveLength(1);
    expect(forbiddenImports('client/api.ts', "import { instance } from '../server/contract/shapes.ts';\n")).toEqual([]);
  });

  test('time, chance and the environment come in from server/main.ts', () => {
    expect(own.flatMap((path) => impureReads(path, read(path)))).toEqual([]);
  });

  test('a machine that reads the clock is found', () => {
    expect(impureReads('machines/signal/machine.ts', 'const at = new Date();')).toHaveLength(1);
    expect(impureReads('machines/signal/machine.ts', '// never Date.now here\nconst at = new Date(event.at);')).toEqual([]);
  });

  test('nothing stands at the top but what was agreed', () => {
    expect(readdirSync(root).filter((name) => !TOP.has(name))).toEqual([]);
  });
});

describe('files', () => {
  const isList = (path: string) => /(^|\/)words[^/]*\.ts$|\/words\/|^db\/seed\/|schema\.(sql|ts)$/.test(path);
  const sizes = own.filter((path) => !isList(path)).map((path) => ({ path, lines: read(path).split('\n').length - 1 }));

  test('no file is over 400 lines, 95 of 100 are under 250', () => {
    expect(sizes.filter((file) => file.lines > 400)).toEqual([]);
    const long = sizes.filter((file) => file.lines > 250);
    expect(long.length, JSON.stringify(long)).toBeLessThanOrEqual(sizes.length * 0.05);
  });

  test('names are in kebab-case', () => {
    expect(own.map((path) => basename(path)).filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.(tsx?|mjs)$/.test(name))).toEqual([]);
  });

  test('no work is left behind as a mark in the text', () => {
    expect(own.filter((path) => path !== 'test/architecture.test.ts' && /\b(TODO|FIXME|XXX|HACK)\b/.test(read(path)))).toEqual([]);
  });

  test('organisations, places and people that exist are not named', () => {
    const texts = [...own, ...globSync('{README.md,docs/**/*.md,client/**/*.html}', { cwd: root })];
    expect(texts.filter((path) => path !== 'test/architecture.test.ts' && REAL.test(read(path)))).toEqual([]);
  });
});

/** Given folders, documents, and the files that tools insist on. What git does not keep may lie about. */
const TOP = new Set(
  (
    'server client machines db test docs bench evidence .ci .git node_modules dist data package.json package-lock.json tsconfig.json tsconfig.client.json ' +
    'README.md LICENSE CHANGELOG.md SECURITY.md index.html .gitignore .npmrc .oxlintrc.json .oxfmtrc.json knip.json vite.config.ts vitest.config.ts'
  ).split(' '),
);

/** Names that stand in the documents behind the domain reference. */
const REAL = /Vuursteen|Vinkhuizen|Hoogezand|Sappemeer|Lentis|Vinckhuysen/i;
