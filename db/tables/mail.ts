/** What leaves by secure mail. */
export type MailTables = {
  mails: MailsTable;
  mail_addresses: MailAddressesTable;
  mail_receipts: MailReceiptsTable;
  meeting_mails: MeetingMailsTable;
};

/** One mail that leaves, or has left; ids and process facts only. */
type MailsTable = {
  /** the outbox row that asked for it, or derived from what it is about */
  id: string;
  /** letter | invite | code */
  kind: string;
  /** the message, the meeting or the address */
  about_id: string;
  /** mails of one lane leave one after the other: a case, a meeting */
  lane: string;
  case_id: string | null;
  /** who has to know how it fares */
  owner_id: string | null;
  org_id: string | null;
  person_id: string | null;
  /** JSON: process facts */
  payload: string;
  message_id: string;
  /** held | waiting | sending | retrying | sent | uncertain | delivered | read | lost | stuck | stopped */
  status: string;
  /** why it is where it is: no-channel, no-address, not-verified, no-consent, temporary, refused, bounced, … */
  reason: string | null;
  /** code of the mail server: 451, 5.1.1; never its text */
  reply: string | null;
  attempts: number;
  /** how often it was offered anew, by its machine or by a person */
  round: number;
  /** 1: it was once uncertain whether it left; stays */
  flagged: number;
  next_at: string;
  lease_by: string | null;
  lease_until: string | null;
  /** set just before its text goes over the line; a node that dies after that leaves it uncertain */
  data_at: string | null;
  /** id of the address that it went to */
  address: string | null;
  /** SHA-256 of what left */
  hash: string | null;
  created_at: string;
  sent_at: string | null;
  ended_at: string | null;
  clock: number;
};

/** The secure mail address of an organisation, or of a person there; a change is a new row that is verified anew. */
type MailAddressesTable = {
  id: string;
  org_id: string;
  person_id: string | null;
  address: string;
  added_by: string;
  added_at: string;
  /** wrong codes so far */
  tries: number;
  verified_by: string | null;
  verified_at: string | null;
  ended_at: string | null;
};

/** A report of the mail gateway that came in, also one that fits nothing. */
type MailReceiptsTable = { id: string; at: string; kind: string; outcome: string; mail_id: string | null; detail: string | null };

/** What a participant was last told about a meeting. */
type MeetingMailsTable = { id: string; meeting_id: string; person_id: string; sequence: number; fingerprint: string; cancelled: number; mail_id: string };
