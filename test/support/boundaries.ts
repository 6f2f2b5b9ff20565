import { dirname, join, normalize } from 'node:path';

type Rule = { inner: (path: string) => boolean; outer: RegExp };

const within =
  (...folders: string[]) =>
  (path: string): boolean =>
    folders.some((folder) => path.startsWith(`${folder}/`));

/** Who may import whom (ARCHITECTURE.md, the tree): folders of ours, and packages from npm or node. */
const rules: Record<string, Rule> = {
  machines: { inner: within('machines'), outer: /^(xstate|zod)$/ },
  db: { inner: within('db'), outer: /^(kysely|sqlite3|pg|pg-cursor|node:)/ },
  server: { inner: within('server', 'machines', 'db'), outer: /^(?!react|@mantine|@tanstack|vitest)/ },
  client: { inner: within('client', 'machines', 'server/contract'), outer: /^(?!node:|kysely|express|sqlite3|pg)/ },
};

/** Files that the rule of their folder does not hold for, with the reason. */
const exceptions: Record<string, string> = {
  'server/commands/stories.ts': 'the stories stand in test/, and are told from a terminal too',
};

const IMPORT = /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s+['"]([^'"]+)['"]|(?:^|\n)\s*import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** The imports of one source text that the rule of its folder forbids, as readable sentences. `path` is relative to the root. */
export function forbiddenImports(path: string, source: string): string[] {
  const rule = rules[path.split('/')[0]];
  if (!rule || exceptions[path]) return [];
  return [...source.matchAll(IMPORT)]
    .map((match) => match[1] ?? match[2] ?? match[3])
    .filter((wanted) => !allowed(rule, path, wanted))
    .map((wanted) => `${path} imports ${wanted}`);
}

function allowed(rule: Rule, path: string, wanted: string): boolean {
  if (!wanted.startsWith('.')) return rule.outer.test(wanted);
  return rule.inner(normalize(join(dirname(path), wanted)));
}

const IMPURE = [/\bDate\.now\b/, /\bnew Date\(\s*\)/, /\bMath\.random\b/, /\bprocess\.env\b/, /\bcreateActor\(/, /\brandomUUID\b/];
const MAY_BE_IMPURE = /^server\/(main\.ts|runtime|commands\/)/;

/** Where a source text reads the time, chance or the environment by itself, instead of getting it handed in. */
export function impureReads(path: string, source: string): string[] {
  if (!/^(machines|server|db)\//.test(path) || MAY_BE_IMPURE.test(path)) return [];
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
  // The inert scope of machines/step.ts borrows identity from an actor that is never started.
  const found = IMPURE.filter((pattern) => pattern.test(code) && !(path === 'machines/step.ts' && pattern.source.includes('createActor')));
  return found.map((pattern) => `${path} uses ${pattern.source}`);
}
