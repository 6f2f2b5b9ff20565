/** What stands in a letter, as finished Dutch text: the templates only place it. */
export type ItemText = {
  time: string;
  present: string[];
  question: string;
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
/** A letter that one professional writes to another: feedback, a referral. `facts` are label and value. */
export type MessageLetter = Sheet & { facts: [string, string][]; sections: { title: string; text: string }[]; ground: string };
