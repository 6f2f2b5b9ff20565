import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sbomCommand } from '../../server/commands/sbom.ts';
import { judgeLock, nameOf, production, type Lock, type Manifest } from '../../server/commands/supply/judge-lock.ts';

const root = join(import.meta.dirname, '../..');
const read = <T>(name: string): T => JSON.parse(readFileSync(join(root, name), 'utf8')) as T;
const manifest = read<Manifest>('package.json');
const lock = read<Lock>('package-lock.json');

describe('what others brought in', () => {
  test('[R-34] has an exact version, a seal, a licence that is allowed, and no script at install that nobody judged', () => {
    expect(judgeLock(lock, manifest)).toEqual([]);
    expect(production(lock).length).toBeGreaterThan(100);
  });

  test('is found out when it has not', () => {
    const sound = { version: '1.0.0', resolved: 'https://registry.npmjs.org/x/-/x-1.0.0.tgz', integrity: 'sha512-x', license: 'MIT' };
    const wrong = [
      { ...sound, license: 'GPL-3.0-only' },
      { ...sound, license: 'MIT AND GPL-3.0-only' },
      { ...sound, license: undefined },
      { ...sound, integrity: 'sha1-x' },
      { ...sound, resolved: 'git+ssh://git@elders.test/x.git' },
      { ...sound, version: 'latest' },
      { ...sound, hasInstallScript: true },
    ];
    const bare = { dependencies: {}, devDependencies: {}, allowScripts: {} };
    for (const entry of wrong) expect([entry, judgeLock({ packages: { 'node_modules/x': entry } }, bare).length]).toEqual([entry, 1]);
    expect(judgeLock({ packages: { 'node_modules/x': { ...sound, license: '(GPL-3.0-only OR MIT)' } } }, bare)).toEqual([]);
    expect(judgeLock({ packages: {} }, { ...bare, dependencies: { x: '^1.0.0' } })).toHaveLength(1);
  });

  test('is listed by `npm run mekoar -- sbom` as CycloneDX, each with its licence and its hash', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mekoar-sbom-'));
    try {
      const file = join(folder, 'sbom.json');
      expect(await sbomCommand([file])).toBe(0);
      const bom = JSON.parse(readFileSync(file, 'utf8'));
      expect([bom.bomFormat, bom.metadata.component.name]).toEqual(['CycloneDX', 'mekoar']);
      const refs: string[] = bom.components.map((component: { 'bom-ref': string }) => component['bom-ref']);
      expect(new Set(refs).size).toBe(refs.length);
      const name = ([path, entry]: ReturnType<typeof production>[number]) => `pkg:npm/${(entry.name ?? nameOf(path)).replace('@', '%40')}@${entry.version}`;
      expect(
        production(lock)
          .map(name)
          .filter((ref) => !refs.includes(ref)),
      ).toEqual([]);
      // What is imported directly is among them.
      for (const [own, version] of Object.entries(manifest.dependencies))
        expect(refs.join(' ')).toContain(version.startsWith('npm:') ? version.slice('npm:@'.length) : `${own.replace('@', '%40')}@${version}`);
      for (const { licenses, hashes } of bom.components) {
        expect(licenses[0].expression ?? licenses[0].license.id).not.toBe('');
        expect(hashes[0].content).toMatch(/^[0-9a-f]{128}$/);
      }
      const named = new Set([...refs, 'mekoar@0.1.0']);
      expect(
        bom.dependencies.flatMap(({ ref, dependsOn }: { ref: string; dependsOn: string[] }) => [ref, ...dependsOn]).filter((ref: string) => !named.has(ref)),
      ).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
