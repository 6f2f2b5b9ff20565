import type { Selectable } from 'kysely';
import type { Tables } from '../../../db/types.ts';

export type Mail = Selectable<Tables['mails']>;

/** How one attempt ended, as far as anybody can know. */
export type Outcome =
  /** the gateway took it; `confirms`: it will report whether it arrived */
  | { is: 'sent'; confirms: boolean; receipt: string }
  /** not taken, may be tried again: 4xx, or the line broke before the text was out */
  | { is: 'temporary'; reply: string | null }
  /** not taken, and never will be: 5xx */
  | { is: 'refused'; reply: string | null }
  /** the line broke after the whole text was out and before the answer: nobody knows */
  | { is: 'uncertain' };

/** One open line to the gateway. */
export type Line = { send(mail: { to: string; messageId: string; text: Buffer }): Promise<Outcome>; alive(): boolean; close(): void };

/** The one way out. `open` throws ChannelDown when the gateway cannot be reached; there is no second way. */
export type Channel = { open(): Promise<Line>; from: string };

/** Why the gateway cannot be reached, in one word that may be logged and shown. */
export class ChannelDown extends Error {
  readonly why: 'unreachable' | 'busy' | 'tls' | 'sign-in';
  constructor(why: ChannelDown['why']) {
    super(why);
    this.why = why;
  }
}

/** What stands in a mail before it has an envelope. Subject and file names are fixed words: nothing personal stands outside the attachments. */
export type Letter = {
  subject: string;
  text: string;
  attachments: { name: string; type: string; body: Buffer | string }[];
  calendar?: { method: string; ics: string };
};

/** Before a mail leaves: what it says, or why it does not go now. `hold` keeps it visible and lets others pass; `stop` ends it. */
export type Ready = { do: 'go'; letter: Letter } | { do: 'hold'; reason: string } | { do: 'stop'; reason: string };

/** What one kind of mail adds: its contents, the last check before it leaves, and who is told how it went. */
export type Kind = {
  prepare(mail: Mail): Promise<Ready>;
  /** the last moment before the text goes out: consent is checked here (BR-03). Null: it may go. */
  handOver(mail: Mail): Promise<{ do: 'hold' | 'stop'; reason: string } | null>;
  /**
   * How an attempt ended. What it answers is when to try again, when that is not by the usual schedule: an instant, or `never` when somebody else
   * (its machine) offers it again or gave up.
   */
  told(mail: Mail, outcome: Outcome | { is: 'delivered' | 'read' | 'bounced' | 'stuck' }): Promise<{ status?: string; nextAt?: string | null } | void>;
};
