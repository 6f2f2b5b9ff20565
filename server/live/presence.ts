type Seat = { room: string; person: string };

/** Who is here, per room, by connection. In memory only: it is nobody's business afterwards. */
export class Presence {
  private readonly seats = new Map<object, Map<string, Seat>>();

  /** Puts a connection in a room or takes it out; true when that changed who is there. */
  set(connection: object, room: string, person: string, here: boolean): boolean {
    const before = this.people(room).join();
    const mine = this.seats.get(connection) ?? new Map<string, Seat>();
    if (here) mine.set(room, { room, person });
    else mine.delete(room);
    if (mine.size) this.seats.set(connection, mine);
    else this.seats.delete(connection);
    return this.people(room).join() !== before;
  }

  /** The people of a room, each once, in a fixed order. */
  people(room: string): string[] {
    const found = new Set<string>();
    for (const seats of this.seats.values()) if (seats.has(room)) found.add(seats.get(room)!.person);
    return [...found].sort();
  }
}
