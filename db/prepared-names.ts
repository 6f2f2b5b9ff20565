/** Statements kept prepared on each connection. Beyond these a text is sent as it is, such as a list of ids of yet another length. */
const MOST = 250;

/**
 * Names for statements that come back, so that the server parses each once per connection; a name never means two texts. A text earns
 * its name when it comes the second time.
 */
export class PreparedNames {
  #names = new Map<string, string>();
  #once = new Set<string>();

  /** The name of this text, or undefined when it is to go without one. */
  nameOf(sql: string): string | undefined {
    const known = this.#names.get(sql);
    if (known || this.#names.size >= MOST) return known;
    if (!this.#once.has(sql)) {
      if (this.#once.size >= MOST) this.#once.clear();
      this.#once.add(sql);
      return undefined;
    }
    const name = `s${this.#names.size}`;
    this.#names.set(sql, name);
    return name;
  }
}
