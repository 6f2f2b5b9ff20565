/** One package of package-lock.json. */
export type Entry = {
  /** when it is installed under another one */
  name?: string;
  version?: string;
  resolved?: string;
  integrity?: string;
  license?: string;
  dev?: boolean;
  devOptional?: boolean;
  optional?: boolean;
  hasInstallScript?: boolean;
  os?: string[];
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
};
export type Lock = { packages: Record<string, Entry> };
export type Manifest = {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  allowScripts: Record<string, boolean>;
};

/** Licences under which somebody else's code may be in a product under EUPL-1.2 that is handed out. */
const ALLOWED = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Unlicense',
  'MPL-2.0',
  'EPL-2.0',
  'EUPL-1.2',
  'Python-2.0',
  'Zlib',
]);
/** Packages that say it elsewhere than in the lock, looked up by hand. */
export const SAID_ELSEWHERE: Record<string, string> = { 'xmlhttprequest-ssl': 'MIT' };

const REGISTRY = 'https://registry.npmjs.org/';
const EXACT = /^(npm:@?[\w./-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/;
/** An entry that no platform installs (mend-lock.ts). */
const nowhere = (entry: Entry) => entry.os?.includes('none') ?? false;
export const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** The packages that come along in production. */
export const production = (lock: Lock): [string, Entry][] =>
  Object.entries(lock.packages).filter(([path, entry]) => path !== '' && !entry.dev && !entry.devOptional && !nowhere(entry));

/** What is wrong with what others brought in: a version that may move, a file that is not sealed or comes from elsewhere, a licence that is not allowed, a script at install that nobody judged. */
export function judgeLock(lock: Lock, manifest: Manifest): string[] {
  const own = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
  return [
    ...Object.entries(own)
      .filter(([, range]) => !EXACT.test(range))
      .map(([name, range]) => `${name} may move: ${range}`),
    ...Object.entries(lock.packages).flatMap(([path, entry]) => (path === '' || nowhere(entry) ? [] : sealed(path, entry, manifest))),
    ...production(lock)
      .filter(([path, entry]) => !allowed(entry.license ?? SAID_ELSEWHERE[nameOf(path)]))
      .map(([path, { license }]) => `${nameOf(path)} has the licence ${license ?? 'nobody knows which'}`),
  ];
}

function sealed(path: string, { version, resolved, integrity, hasInstallScript }: Entry, { allowScripts }: Manifest): string[] {
  const faults: string[] = [];
  if (!version || !/^\d+\.\d+\.\d+/.test(version)) faults.push(`${path} has no exact version`);
  if (!integrity?.startsWith('sha512-')) faults.push(`${path} is not sealed`);
  if (resolved !== undefined && !resolved.startsWith(REGISTRY)) faults.push(`${path} comes from ${resolved}`);
  if (hasInstallScript && !(nameOf(path) in allowScripts)) faults.push(`${path} runs a script at install and nobody judged it`);
  return faults;
}

/** `A OR B`: one that is allowed is enough; `A AND B`: each of them. */
function allowed(expression: string | undefined): boolean {
  if (!expression) return false;
  const plain = expression.replaceAll(/[()]/g, '');
  return plain.split(' OR ').some((either) => either.split(' AND ').every((one) => ALLOWED.has(one.trim())));
}
