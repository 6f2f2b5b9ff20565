/** Personal texts and what opens them; what was destroyed, and when. */
export type KeysTables = {
  personal: PersonalTable;
  keys: KeysTable;
  masters: MastersTable;
  secrets: SecretsTable;
  search_tokens: SearchTokensTable;
  identifiers: IdentifiersTable;
  erasures: ErasuresTable;
  destructions: DestructionsTable;
  holds: HoldsTable;
};

/** One personal text, encrypted under the key of its scope (a case, a client, an instance without a case). */
type PersonalTable = {
  id: string;
  scope: string;
  nonce: Buffer;
  body: Buffer;
  at: string;
  /** version of the scope's key; null: the first */ kver: number | null;
};

/** The key of one scope, wrapped by a master. `erased_at`: destroyed; the row stays so that nothing is written under it again. */
type KeysTable = { scope: string; wrapped: Buffer; created_at: string; master_id: string | null; version: number | null; erased_at: string | null };

/** Masters by their fingerprint: one is `current`, the others `old`. `bridge`: this master wrapped by the one before it, until that is retired. */
type MastersTable = { id: string; state: string; made_at: string; bridge: Buffer | null; bridge_by: string | null };

/** Lasting secrets, wrapped by the current master: what is derived from them survives a change of master. */
type SecretsTable = { name: string; master_id: string; wrapped: Buffer; made_at: string };

/** Keyed hashes of words and word beginnings, so that a name is found without standing in clear text. */
type SearchTokensTable = { token: string; object_id: string };

/** BSN: `ref` into personal under the client's scope; `index_hash` is keyed. */
type IdentifiersTable = {
  client_id: string;
  ref: string;
  index_hash: string;
  org_id: string;
  set_by: string;
  set_at: string;
  checked_kind: string | null;
  checked_on: string | null;
};

/** What was destroyed: a case, a signal, a client or a household by its id, and why. */
type ErasuresTable = {
  object_id: string;
  /** case | signal | client | household */
  kind: string;
  at: string;
  /** `request` or the name of the retention rule */
  ground: string;
  law: string;
  decided_by: string;
  approved_by: string;
  /** the erasure (instance) or the destruction (row) that asked for it */
  process_id: string;
  /** when traces in free pages and logs were cleared too */
  finished_at: string | null;
};

/** Due for destruction: proposed by one person, approved by another, done on the day. */
type DestructionsTable = {
  id: string;
  object_id: string;
  /** case | signal */
  kind: string;
  rule: string;
  law: string;
  /** yyyy-mm-dd */
  due_on: string;
  /** proposed | approved | done | withdrawn */
  state: string;
  proposed_by: string;
  proposed_at: string;
  approved_by: string | null;
  approved_at: string | null;
  done_at: string | null;
};

/** Nothing may be destroyed while one runs. */
type HoldsTable = { id: string; object_id: string; reason: string; set_by: string; set_at: string; lifted_by: string | null; lifted_at: string | null };
