import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openDemo } from '../../server/commands/demo/open-demo.ts';
import { loadKeyFile } from '../../server/runtime/key-file.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** where a test asks for the folder with the demo's neighbourhood as it is before anybody touched it; to be copied */
    town: string;
  }
}

/** The demo's neighbourhood, told once for a whole run when the first test asks for it: its year of history takes some seconds. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let told: Promise<string> | undefined;
  const asked = createServer((_req, res) => {
    (told ??= tell()).then(
      (folder) => res.end(folder),
      (error) => res.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => asked.listen(0, '127.0.0.1', resolve));
  project.provide('town', `http://127.0.0.1:${(asked.address() as AddressInfo).port}`);
  return async () => {
    asked.closeAllConnections();
    asked.close();
    const folder = await told?.catch(() => undefined);
    if (folder) rmSync(folder, { recursive: true, force: true });
  };
}

async function tell(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'mekoar-town-'));
  const master = (fresh: boolean) => loadKeyFile(join(folder, 'mekoar.key'), fresh);
  await openDemo({ databaseUrl: `sqlite:${join(folder, 'mekoar.db')}`, clock: null, master });
  return folder;
}
