/** What the driver itself knows of one thing that somebody wanted done, once. The server never sees this list. */
export type Wanted = {
  /** names the wish, whatever keys it was sent under */
  mark: string;
  person: string;
  /** the keys under which it was sent; more than one only in a twin */
  keys: Set<string>;
  type: string;
  /** null for a start until it was answered */
  instance: string | null;
  sends: number;
  /** what the server acknowledged it with */
  acked: { id: string; rev: number } | null;
  /** when that was read by the client, ms of the epoch, rounded up */
  ackedAt: number;
  /** a second acknowledgement that said something else */
  otherwise: { id: string; rev: number } | null;
};

/** The driver's list of wishes and acknowledgements. */
export class Ledger {
  readonly wanted: Wanted[] = [];
  /** answers that nobody should get, by status */
  readonly odd = new Map<number, number>();
  /** 503: told to come back, which is no loss */
  later = 0;
  slowestMs = 0;

  /** Notes a wish before it is sent for the first time. */
  want(person: string, type: string, instance: string | null, mark: string = crypto.randomUUID()): Wanted {
    const wanted: Wanted = { mark, person, keys: new Set(), type, instance, sends: 0, acked: null, ackedAt: 0, otherwise: null };
    this.wanted.push(wanted);
    return wanted;
  }

  /** Notes an answer of 200 or 201. */
  ack(wanted: Wanted, answer: { id: string; rev: number }): void {
    const got = { id: answer.id, rev: answer.rev };
    if (!wanted.acked) Object.assign(wanted, { acked: got, ackedAt: Date.now() + 1 });
    else if (wanted.acked.id !== got.id) wanted.otherwise = got;
  }

  /** The ledger as it stood at a moment: what was acknowledged later counts as not acknowledged. */
  upTo(at: number): Ledger {
    const then = new Ledger();
    then.wanted.push(...this.wanted.map((wanted) => (wanted.ackedAt < at ? wanted : { ...wanted, acked: null, otherwise: null })));
    return then;
  }

  /** Notes an answer that should not have been given. */
  strange(status: number): void {
    this.odd.set(status, (this.odd.get(status) ?? 0) + 1);
  }

  get acknowledged(): number {
    return this.wanted.filter((wanted) => wanted.acked).length;
  }
}
