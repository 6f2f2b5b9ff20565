import type { SharedContent } from '../../../machines/resources.ts';

/** What stands in a letter, as finished Dutch text: the templates only place it. */
export type ItemText = {
  time: string;
  present: string[];
  question: string;
  /** what earlier meetings agreed and nobody carried out, with what this table said of it */
  previous?: string[];
  summary: string;
  views: { discipline: string; text: string }[];
  decisions: string[];
  actions: { text: string; owner: string; due: string }[];
  noChange: boolean;
  safetyPlan: string;
  dissent: string;
  nextReview: string;
  informed: string;
};
export type MeetingText = { title: string; date: string; place: string; chair: string; minuteTaker: string };
/** Head and foot of every letter: `call` is the line "Vragen? Bel …". */
export type Sheet = { title: string; sender: string; call: string };

export type ExtractContent = Sheet & { client: string; version: string; meeting: MeetingText; item: ItemText; consent: string };
export type AgendaContent = Sheet & {
  meeting: MeetingText;
  participants: string[];
  items: { time: string; who: string; question: string; wanted: string; minutes: string }[];
  /** how many items stand there without name and question */
  hidden: number;
};
export type MinutesContent = Sheet & {
  meeting: MeetingText;
  version: string;
  state: string;
  limited: string;
  participants: { name: string; discipline: string; present: string }[];
  items: ({ who: string; hidden: boolean; deferred: boolean } & ItemText)[];
};
/** One part of a letter: `category` is what a consent must cover before it may go (BR-03); null says nothing of the client. */
export type LetterPart = { field: string; title: string; text: string; category: SharedContent | null };
/** Whose paper it is: an organisation, where it is and when its writer can be called. */
export type Letterhead = { name: string; address: string; phone: string; days: string };
/**
 * A letter that one professional writes to another: feedback, a referral, a report. It holds only what may go. `facts` are label and value.
 */
export type MessageLetter = Sheet & {
  kind: LetterKind;
  letterhead: Letterhead;
  opening: string;
  /** what is asked of who receives it: the first line that he reads */
  ask: string;
  facts: [string, string][];
  sections: LetterPart[];
  closing: string;
  ground: string;
};
export type LetterKind = 'FEEDBACK' | 'REFERRAL' | 'OJG';
/** The same letter told to whom it is about, in plain Dutch (B1). */
export type ClientCopy = Sheet & { letterhead: Letterhead; opening: string; to: string; sections: { title: string; text: string }[]; closing: string };
