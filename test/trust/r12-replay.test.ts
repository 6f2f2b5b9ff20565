import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
// Says that `inject` knows the town.
import type {} from '../support/town-setup.ts';
import { replayTold } from './r12-replay.ts';

test('[R-12] every history of the neighbourhood replays equal, and a changed one does not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mekoar-replay-'));
  try {
    cpSync(await (await fetch(inject('town'))).text(), folder, { recursive: true });
    const result = await replayTold(folder, { seed: 20_261_121, quick: true, say: () => {} });
    expect(result.notes.filter((note) => !note.startsWith('twin'))).toEqual([]);
    expect(result).toMatchObject({ lost: 0, doubled: 0, twinFailed: true, ok: true });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
