/** How people prove who they are. */
export type IdentityTables = {
  totp: TotpTable;
  passkeys: PasskeysTable;
  backup_codes: BackupCodesTable;
  attempts: AttemptsTable;
  invitations: InvitationsTable;
  membership_requests: MembershipRequestsTable;
};

/** The shared secret of an app that shows codes, sealed; `last_step`: the last half minute whose code was used. */
type TotpTable = { user_id: string; sealed: string; last_step: number; created_at: string; confirmed_at: string | null };

type PasskeysTable = {
  id: string;
  user_id: string;
  credential_id: string;
  public_key: Buffer;
  counter: number;
  /** JSON: string[] */
  transports: string;
  name: string;
  created_at: string;
  last_used_at: string | null;
};

/** Keyed hash of a code on paper; used once. */
type BackupCodesTable = { id: string; user_id: string; hash: string; created_at: string; used_at: string | null };

/** One try of a password or code; `subject` is a keyed hash of account or address. */
type AttemptsTable = { id: string; subject: string; at: string };

type InvitationsTable = {
  id: string;
  token_hash: string;
  person_id: string;
  by_person: string;
  /** 1: the second factor is set up anew too */
  renews_factor: number;
  created_at: string;
  expires_at: string;
  used_at: string | null;
  withdrawn_at: string | null;
};

/** A membership that waits until somebody else confirms it (four eyes). */
type MembershipRequestsTable = {
  id: string;
  person_id: string;
  org_id: string;
  title: string;
  roles: string;
  themes: string;
  from_at: string;
  until_at: string | null;
  by_person: string;
  at: string;
  /** confirmed | refused; null while it waits */
  decision: string | null;
  decided_by: string | null;
  decided_at: string | null;
  membership_id: string | null;
};
