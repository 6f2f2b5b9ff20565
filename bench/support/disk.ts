import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, existsSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { median, rounded } from '../figure.ts';

const SHIM = `#include <time.h>
static int slowly(void) { struct timespec two = { 0, 2000000 }; nanosleep(&two, 0); return 0; }
int fsync(int fd) { (void)fd; return slowly(); }
int fdatasync(int fd) { (void)fd; return slowly(); }
`;

/** A disk on which every fsync takes 2 ms, whatever the neighbours do: memory with a shim before the C library. Null where there is no compiler or no /dev/shm. */
export type Simulated = { env: Record<string, string>; remove(): void };

export function simulatedDisk(): Simulated | null {
  if (!existsSync('/dev/shm')) return null;
  const folder = mkdtempSync('/dev/shm/mekoar-bench-');
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    // PostgreSQL runs as somebody else, who must find both.
    chmodSync(folder, 0o777);
    writeFileSync(join(folder, 'slow.c'), SHIM);
    execFileSync('cc', ['-O2', '-shared', '-fPIC', '-o', join(folder, 'slow.so'), join(folder, 'slow.c')], { stdio: 'ignore' });
    return { env: { LD_PRELOAD: join(folder, 'slow.so'), TMPDIR: folder, MEKOAR_BENCH_DISK: '2 ms' }, remove };
  } catch {
    remove();
    return null;
  }
}

/** What an fsync of 4 kB takes here and now: the median of thirty, in ms. */
export function probe(): number {
  const path = join(tmpdir(), `mekoar-probe-${process.pid}`);
  const file = openSync(path, 'w');
  const block = Buffer.alloc(4096, 1);
  const times: number[] = [];
  for (let at = 0; at < 30; at++) {
    writeSync(file, block);
    const from = performance.now();
    fdatasyncSync(file);
    times.push(performance.now() - from);
  }
  closeSync(file);
  rmSync(path);
  return rounded(median(times));
}
