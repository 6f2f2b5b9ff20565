type Told = { people: string[]; age: number };

/** What is known from other nodes is bounded, whatever they say. */
const MOST_ROOMS = 10_000;

/** Who is here, per room: by connection on this node, and as other nodes say it of theirs. In memory only: it is nobody's business afterwards. */
export class Presence {
  private readonly seats = new Map<object, Map<string, string>>();
  /** node and room → what that node said last */
  private readonly elsewhere = new Map<string, Map<string, Told>>();

  /** Puts a connection in a room or takes it out; true when that changed who is there on this node. */
  set(connection: object, room: string, person: string, here: boolean): boolean {
    const before = this.own(room).join();
    const mine = this.seats.get(connection) ?? new Map<string, string>();
    if (here) mine.set(room, person);
    else mine.delete(room);
    if (mine.size) this.seats.set(connection, mine);
    else this.seats.delete(connection);
    return this.own(room).join() !== before;
  }

  /** Takes another node's word for who is in a room there; true when that changed who is in it. */
  hear(node: string, room: string, people: string[]): boolean {
    const before = this.people(room).join();
    const told = this.elsewhere.get(room) ?? new Map<string, Told>();
    if (people.length) told.set(node, { people, age: 0 });
    else told.delete(node);
    if (told.size === 0) this.elsewhere.delete(room);
    else if (this.elsewhere.has(room) || this.elsewhere.size < MOST_ROOMS) this.elsewhere.set(room, told);
    return this.people(room).join() !== before;
  }

  /** Forgets what no node has repeated for `most` calls of this; returns the rooms in which that changed something. */
  grow(most: number): string[] {
    const changed: string[] = [];
    for (const [room, told] of this.elsewhere) {
      const before = this.people(room).join();
      for (const [node, one] of told) if (++one.age >= most) told.delete(node);
      if (told.size === 0) this.elsewhere.delete(room);
      if (this.people(room).join() !== before) changed.push(room);
    }
    return changed;
  }

  /** The people of a room, each once, in a fixed order. */
  people(room: string): string[] {
    const others = [...(this.elsewhere.get(room)?.values() ?? [])].flatMap((told) => told.people);
    return [...new Set([...this.own(room), ...others])].sort();
  }

  /** Those of them whose connection is with this node. */
  own(room: string): string[] {
    const found = new Set<string>();
    for (const seats of this.seats.values()) if (seats.has(room)) found.add(seats.get(room)!);
    return [...found].sort();
  }

  /** The rooms in which somebody is on this node. */
  rooms(): string[] {
    return [...new Set([...this.seats.values()].flatMap((seats) => [...seats.keys()]))];
  }
}
