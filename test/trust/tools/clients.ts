import type { Ledger } from './ledger.ts';
import { post } from './post.ts';
import type { Prepared, Sender } from './prepare.ts';

const RETRY_MS = 20;
/** The course of one promise; BLOCK puts a message in the outbox. */
const COURSE: { type: string; payload?: object }[] = [
  { type: 'ACCEPT' },
  { type: 'START' },
  { type: 'BLOCK', payload: { reason: 'Wacht op de uitslag.' } },
  { type: 'UNBLOCK' },
  { type: 'COMPLETE', payload: { result: 'Gedaan, en teruggekoppeld.' } },
];

/** How clients behave; each part may be left out. */
export type Manner = {
  /** sends again, elsewhere when there are several addresses, when there is no answer after this time */
  patienceMs?: number;
  /** makes a new key for each sending, as no client may: a twin */
  forgetful?: boolean;
  /** hears of each acknowledgement from which address it came */
  acked?: (url: string) => void;
};

export type Clients = {
  /** makes no new wishes; resolves when each open wish has its answer */
  finish(): Promise<void>;
};

/**
 * So many clients, each doing one thing after the other: promises and their course, and now and then a signal for triage. What got no answer is sent
 * again under the same key until it has one, as the screens do.
 */
export function startClients(
  prepared: Pick<Prepared, 'senders' | 'world'>,
  url: string | (() => string),
  ledger: Ledger,
  howMany: number,
  manner: Manner = {},
): Clients {
  const nextUrl = typeof url === 'string' ? () => url : url;
  let stopping = false;
  const gaveUp: string[] = [];

  async function say(sender: Sender, type: string, instance: string | null, body: (mark: string) => object): Promise<string | null> {
    const wanted = ledger.want(sender.person, type, instance);
    const key = crypto.randomUUID();
    for (let tries = 0; ; tries++) {
      const to = nextUrl();
      // Who heard nothing waits longer the next time, or a busy server would never be heard.
      const patienceMs = manner.patienceMs && manner.patienceMs * 2 ** Math.min(tries, 9);
      const own = tries === 0 || !manner.forgetful ? key : crypto.randomUUID();
      const answered = await post({ url: to, sender, ledger, wanted, body: body(wanted.mark), patienceMs, key: own });
      if (answered === 'acked') manner.acked?.(to);
      if (answered === 'acked') return wanted.acked!.id;
      if (answered === 'refused') return null;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }

  async function promise(sender: Sender): Promise<void> {
    const id = await say(sender, 'start', null, (mark) => ({ machine: 'action', input: { task: mark, text: 'Belt de apotheek over de medicatierol.' } }));
    if (!id) return void gaveUp.push('action');
    for (const { type, payload } of COURSE) {
      if (stopping) return;
      if (!(await say(sender, type, id, () => ({ type, ...payload })))) return;
    }
  }

  async function signal(sender: Sender): Promise<void> {
    const id = await say(sender, 'start', null, () => ({ machine: 'signal', input: SIGNAL }));
    if (id && !stopping) await say(sender, 'SUBMIT', id, () => ({ type: 'SUBMIT', orgId: prepared.world.orgs.team }));
  }

  const clients = Array.from({ length: howMany }, async (_, at) => {
    const sender = prepared.senders[at % prepared.senders.length];
    for (let turn = at; !stopping; turn++) await (turn % 4 === 0 ? signal(sender) : promise(sender));
  });
  return {
    async finish() {
      stopping = true;
      await Promise.all(clients);
    },
  };
}

const SIGNAL = {
  description: 'Mevrouw, 80+, in de hoekwoning.',
  what: 'Er ligt al weken post op de mat en ze doet niet open.',
  kind: 'NIET_PLUIS',
  theme: 'ELDERLY',
  urgency: 'ROUTINE',
  sinceWhen: 'WEEKS',
  domains: ['BODY'],
  source: 'DISTRICT_NURSE',
  clientKnows: 'YES',
  consentState: 'GIVEN',
  expected: 'VISIT_TOGETHER',
  childrenInHome: 'NO',
};
