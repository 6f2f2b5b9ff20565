/** Links with which a receiver outside answers one question (migration 0020). */
export type AnswerLinksTables = { answer_links: AnswerLinksTable };

type AnswerLinksTable = {
  id: string;
  /** SHA-256 of the token that stands in the letter */
  token_hash: string;
  referral_id: string;
  /** the message that carried it */
  message_id: string;
  case_id: string | null;
  /** the organisation that asks, and the one that was written to */
  asked_by: string;
  asked_org: string;
  sent_at: string;
  expires_at: string;
  used_at: string | null;
  /** RECEIVED | ACCEPTED | REJECTED | APPOINTMENT */
  answer: string | null;
  /** the letter was sent again, with a link of its own */
  withdrawn_at: string | null;
};
