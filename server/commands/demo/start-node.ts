import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type StartedNode = {
  name: string;
  port: number;
  child: ChildProcess;
  /** resolves when it answers; rejects with a sentence when it ended before that, or took too long */
  ready(): Promise<void>;
  /** resolves when it is gone, however that came */
  ended: Promise<void>;
};

const START_MS = 60_000;

/** Starts one server as a process of its own with these settings. It ends when its standard input does, so it never outlives us. */
export function startNode(name: string, port: number, env: Record<string, string | undefined>): StartedNode {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'node.ts')], {
    env: { ...env, PORT: String(port) },
    stdio: ['pipe', 'pipe', 'inherit'],
    // Ctrl-C reaches only whoever started it, who lets the nodes end before their database.
    detached: true,
  });
  child.stdin!.on('error', () => {});
  // What it announces is for one server alone; what it logs is passed on.
  createInterface({ input: child.stdout! }).on('line', (line) => line.startsWith('{') && process.stdout.write(`${name}: ${line}\n`));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));

  async function ready(): Promise<void> {
    for (const until = performance.now() + START_MS; performance.now() < until; await new Promise((resolve) => setTimeout(resolve, 100))) {
      if (child.exitCode !== null) throw new Error(`${name} ended before it was ready on port ${port}.`);
      const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
      if (answer?.ok) return;
    }
    throw new Error(`${name} was not ready in time.`);
  }
  return { name, port, child, ready, ended };
}
