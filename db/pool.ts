import { ConnectionLost } from './connection-lost.ts';

/** More waiters than this means that the outside world stopped; better to say so than to grow. */
const MOST_WAITING = 20_000;

/** Lends out a fixed set of things, first come first served. A pool of one is a mutex. */
export class Pool<T> {
  #free: T[];
  #waiting: ((item: T) => void)[] = [];

  /** `items`: what is lent out. */
  constructor(items: T[]) {
    this.#free = [...items];
  }

  /** Resolves with an item as soon as one is free; throws a ConnectionLost when too many wait already. */
  async take(): Promise<T> {
    const item = this.#free.pop();
    if (item !== undefined) return item;
    if (this.#waiting.length >= MOST_WAITING) throw new ConnectionLost(new Error(`${MOST_WAITING} queries wait already`), 'nothing');
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Hands the item to who waits longest, or puts it back. */
  give(item: T): void {
    const next = this.#waiting.shift();
    if (next) next(item);
    else this.#free.push(item);
  }

  /** Lends an item for the length of `work`. */
  async use<R>(work: (item: T) => Promise<R>): Promise<R> {
    const item = await this.take();
    try {
      return await work(item);
    } finally {
      this.give(item);
    }
  }
}
