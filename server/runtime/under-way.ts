/** Work that somebody began and nobody waits for any more: the request of a browser that hung up, a look at a session that a word of another node asked for. */
export type UnderWay = {
  /** Gives the work back as it is, and knows of it until it ends. */
  add<T>(work: Promise<T>): Promise<T>;
  /** Resolves when nothing is under way, also not what was added meanwhile. Never throws. */
  settled(): Promise<void>;
};

/** Keeps count of such work, so that the database is closed behind the last of it and not under it. */
export function createUnderWay(): UnderWay {
  const running = new Set<Promise<unknown>>();
  return {
    add(work) {
      running.add(work);
      const over = () => void running.delete(work);
      work.then(over, over);
      return work;
    },
    async settled() {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
