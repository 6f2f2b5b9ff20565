import pg from 'pg';

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
export class PostgresListener {
  /** Resolves after the first attempt to connect, whether or not it succeeded. */
  readonly tried: Promise<void>;
  private readonly address: string;
  private readonly channel: string;
  private readonly ears: Ears;
  private readonly waiting = new Map<string, string>();
  private readonly pulse: NodeJS.Timeout;
  private client: pg.Client | null = null;
  /** the client is connected and listens */
  private ready = false;
  private sending: Promise<void> | null = null;
  private pause = SHORTEST_WAIT_MS;
  private retry: NodeJS.Timeout | undefined;
  private closed = false;

  /** Connects at once. `address` of the database, `channel` on which all say and hear, `ears` for what happens. */
  constructor(address: string, channel: string, ears: Ears) {
    this.address = address;
    this.channel = channel;
    this.ears = ears;
    this.pulse = setInterval(() => this.beat(), PULSE_MS).unref();
    this.tried = this.connect();
  }

  /** Sends a text to everybody who listens; of texts with the same key that wait, only the last is sent. Never throws: what cannot go out now waits. */
  notify(key: string, text: string): void {
    if (this.closed) return;
    if (Buffer.byteLength(text) > MOST_BYTES) return this.ears.lost(new Error('a message was too long to be sent'));
    this.waiting.delete(key);
    if (this.waiting.size < MOST_WAITING) this.waiting.set(key, text);
    this.flush();
  }

  /** Sends what waits, then ends the connection. */
  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.pulse);
    clearTimeout(this.retry);
    await this.tried;
    while (this.sending && this.ready) await this.sending;
    await this.client?.end().catch(() => {});
  }

  private async connect(): Promise<void> {
    const made = new pg.Client({
      connectionString: this.address,
      application_name: 'mekoar listener',
      keepAlive: true,
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
    });
    this.client = made;
    made.on('error', (error) => this.drop(made, error));
    made.on('end', () => this.drop(made, new Error('the connection ended')));
    made.on('notification', ({ payload }) => this.ears.heard(payload ?? ''));
    try {
      await made.connect();
      // A nudge need not be on disk: what it points at already is.
      await made.query(`set synchronous_commit = off; listen ${pg.escapeIdentifier(this.channel)}`);
    } catch (error) {
      return this.drop(made, error);
    }
    if (this.client !== made) return;
    this.ready = true;
    this.pause = SHORTEST_WAIT_MS;
    this.ears.connected();
    this.flush();
  }

  private drop(lost: pg.Client, error: unknown): void {
    if (this.client !== lost) return;
    this.client = null;
    this.ready = false;
    // It may be half open: nothing more is expected of it.
    lost.end().catch(() => {});
    if (this.closed) return;
    this.ears.lost(error);
    this.retry = setTimeout(() => void this.connect(), this.pause).unref();
    this.pause = Math.min(this.pause * 2, LONGEST_WAIT_MS);
  }

  private beat(): void {
    const { client } = this;
    if (client && this.ready) client.query('select 1').catch((error) => this.drop(client, error));
  }

  private flush(): void {
    const { client } = this;
    if (client && this.ready && this.waiting.size > 0) this.sending ??= this.send(client).finally(() => ((this.sending = null), this.flush()));
  }

  /** All that waits in one statement; what gathers meanwhile goes with the next. */
  private async send(through: pg.Client): Promise<void> {
    const batch = [...this.waiting];
    this.waiting.clear();
    try {
      await through.query('select pg_notify($1, text) from unnest($2::text[]) as text', [this.channel, batch.map(([, text]) => text)]);
    } catch (error) {
      const newer = [...this.waiting];
      this.waiting.clear();
      for (const [key, text] of [...batch, ...newer].slice(-MOST_WAITING)) this.waiting.set(key, text);
      this.drop(through, error);
    }
  }
}
