import pg from 'pg';

export type Listener = {
  /** Sends a text to everybody who listens; of texts with the same key that wait, only the last is sent. Never throws: what cannot go out now waits. */
  notify(key: string, text: string): void;
  /** Resolves after the first attempt to connect, whether or not it succeeded. */
  readonly tried: Promise<void>;
  /** Sends what waits, then ends the connection. */
  close(): Promise<void>;
};
type Ears = {
  heard: (text: string) => void;
  /** the connection stands (again): what was said before is not heard any more */
  connected: () => void;
  /** the connection broke, or a message could not go out */
  lost: (error: unknown) => void;
};

const SHORTEST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5000;
const PULSE_MS = 10_000;
const ANSWER_MS = 5000;
const MOST_WAITING = 5000;
/** PostgreSQL carries less than 8000. */
const MOST_BYTES = 7999;

/**
 * One connection that only listens and notifies on a channel, and is made again with growing pauses whenever it is lost (TRUST.md H7, H8). It asks for
 * an answer every ten seconds, because a line that was cut somewhere else stays silent for hours.
 */
export function listenOnPostgres(address: string, channel: string, ears: Ears): Listener {
  const waiting = new Map<string, string>();
  let client: pg.Client | null = null;
  let sending: Promise<void> | null = null;
  let pause = SHORTEST_WAIT_MS;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    const made = new pg.Client({
      connectionString: address,
      application_name: 'mekoar listener',
      keepAlive: true,
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
    });
    made.on('error', (error) => drop(made, error));
    made.on('end', () => drop(made, new Error('the connection ended')));
    made.on('notification', ({ payload }) => ears.heard(payload ?? ''));
    try {
      await made.connect();
      // A nudge need not be on disk: what it points at already is.
      await made.query(`set synchronous_commit = off; listen ${pg.escapeIdentifier(channel)}`);
      if (closed) return await made.end();
      client = made;
      pause = SHORTEST_WAIT_MS;
      ears.connected();
      flush();
    } catch (error) {
      client = made;
      drop(made, error);
    }
  }

  function drop(lost: pg.Client, error: unknown): void {
    if (client !== lost) return;
    client = null;
    // It may be half open: nothing more is expected of it.
    lost.end().catch(() => {});
    if (closed) return;
    ears.lost(error);
    retry = setTimeout(() => void connect(), pause).unref();
    pause = Math.min(pause * 2, LONGEST_WAIT_MS);
  }

  function flush(): void {
    if (client && waiting.size > 0) sending ??= send(client).finally(() => ((sending = null), flush()));
  }

  /** All that waits in one statement; what gathers meanwhile goes with the next. */
  async function send(through: pg.Client): Promise<void> {
    const batch = [...waiting];
    waiting.clear();
    try {
      await through.query('select pg_notify($1, text) from unnest($2::text[]) as text', [channel, batch.map(([, text]) => text)]);
    } catch (error) {
      const newer = [...waiting];
      waiting.clear();
      for (const [key, text] of [...batch, ...newer].slice(-MOST_WAITING)) waiting.set(key, text);
      drop(through, error);
    }
  }

  const pulse = setInterval(() => {
    const asked = client;
    asked?.query('select 1').catch((error) => drop(asked, error));
  }, PULSE_MS).unref();
  const tried = connect();

  return {
    tried,
    notify(key, text) {
      if (closed) return;
      if (Buffer.byteLength(text) > MOST_BYTES) return ears.lost(new Error('a message was too long to be sent'));
      waiting.delete(key);
      if (waiting.size < MOST_WAITING) waiting.set(key, text);
      flush();
    },
    async close() {
      closed = true;
      clearInterval(pulse);
      clearTimeout(retry);
      await tried;
      while (sending && client) await sending;
      await client?.end().catch(() => {});
    },
  };
}
