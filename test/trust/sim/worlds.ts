import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Disk } from './disk.ts';
import { settle } from './neighbourhood.ts';

/** A disk on which worlds are simulated one after the other, in memory where the system has a folder for that. */
export async function openWorlds(): Promise<{ disk: Disk; close(): void }> {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'mekoar-world-'));
  const disk = new Disk(join(folder, 'world.db'));
  await settle(disk);
  return {
    disk,
    close() {
      disk.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
