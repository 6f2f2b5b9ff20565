import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runTool } from './run-tool.ts';

const SOURCES = ['index.html', 'vite.config.ts', 'client/**/*', 'machines/**/*.ts', 'machines/**/*.json', 'server/contract/**/*.ts', 'package-lock.json'];
const hashFile = join(root, 'dist/client.hash');

/** Builds the screens into dist/client when a source of them changed since the last build. Returns whether it built. Throws when the build fails. */
export async function buildClient(): Promise<boolean> {
  const hash = hashOfSources();
  if (existsSync(join(root, 'dist/client/index.html')) && existsSync(hashFile) && readFileSync(hashFile, 'utf8') === hash) return false;
  // A process of its own: in this one vite would keep 800 MB.
  const code = await runTool('vite build --logLevel warn');
  if (code !== 0) throw new Error('The client could not be built.');
  writeFileSync(hashFile, hash);
  return true;
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  const files = globSync(SOURCES, { cwd: root, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort()) hash.update(path.slice(root.length)).update(readFileSync(path));
  return hash.digest('hex');
}

if (import.meta.main) await buildClient();
