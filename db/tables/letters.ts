/** Letters as they were sent, and the templates around them (migration 0019). */
export type LettersTables = { letter_papers: LetterPapersTable; letter_templates: LetterTemplatesTable };

type LetterPapersTable = {
  letter_id: string;
  /** the message that carries it */
  message_id: string;
  /** the feedback, referral or report that it says */
  about_id: string;
  /** references into personal: HTML, PDF as base64, plain text for the record of a practice */
  html_ref: string;
  pdf_ref: string;
  text_ref: string;
  /** SHA-256 over the structured letter and its three forms */
  hash: string;
  /** JSON {content, leftOut}: categories of which something is in it, each to be covered when it leaves; fields that were left out */
  shared: string;
  /** null: the words that every organisation begins with */
  template_id: string | null;
  template_version: number;
  made_at: string;
};

type LetterTemplatesTable = {
  id: string;
  org_id: string;
  /** FEEDBACK | REFERRAL | OJG */
  kind: string;
  version: number;
  /** day from which it holds */
  valid_from: string;
  /** JSON: block → text with placeholders */
  blocks: string;
  note: string | null;
  made_by: string;
  made_at: string;
};
