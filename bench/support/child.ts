import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export type Child = { said: any; ask(order: object): Promise<any>; stop(): Promise<void> };

/** Starts a program of the bench that says one line of JSON when it is ready, answers each line with a line, and ends with its input. */
export async function child(file: string, args: string[] = [], env: Record<string, string> = {}): Promise<Child> {
  const running = spawn(process.execPath, [file, ...args], { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, ...env } });
  const ended = new Promise<void>((resolve) => running.once('exit', () => resolve()));
  const lines = createInterface({ input: running.stdout! })[Symbol.asyncIterator]();
  const heard = async () => {
    const line = await lines.next();
    if (line.done) throw new Error(`${file} ended before it answered`);
    return JSON.parse(line.value);
  };
  const said = await heard();
  return {
    said,
    ask: (order) => (running.stdin!.write(`${JSON.stringify(order)}\n`), heard()),
    async stop() {
      running.stdin!.end();
      const patience = setTimeout(() => running.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(patience);
    },
  };
}

/** The other side of it: says that it is ready, carries out each order, and ends when nobody asks any more. */
export async function serve(ready: object, orders: (order: any) => Promise<object>, end: () => Promise<void>): Promise<void> {
  console.log(JSON.stringify(ready));
  for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(await orders(JSON.parse(line))));
  await end();
  process.exit(0);
}
