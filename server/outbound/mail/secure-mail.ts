import type { Store } from '../../../db/store.ts';
import { mailDomain, type SmtpSettings } from '../../runtime/smtp-url.ts';
import type { Clock, Engine, Keys, Vault } from '../../engine/types.ts';
import type { Policy } from '../../policy/types.ts';
import { smtpChannel } from './channel.ts';
import { codeKind } from './code-kind.ts';
import { inviteKind } from './invite-kind.ts';
import { keepInStep } from './keep-in-step.ts';
import { letterKind } from './letter-kind.ts';
import { planInvites } from './plan-invites.ts';
import { takeReceipt, type Receipt } from './receipts.ts';
import { runMail, type ChannelState } from './run.ts';
import type { Channel } from './types.ts';

export type SecureMailDeps = {
  store: Store;
  clock: Clock;
  engine: Pick<Engine, 'send' | 'onCommit'>;
  vault: Vault;
  policy: Policy;
  keys: Pick<Keys, 'token' | 'indexOf'>;
  node: string;
  smtp: SmtpSettings | null;
  baseUrl: string | null;
  /** instead of the gateway of `smtp`; for tests */
  channel?: Channel;
  delivered: (people: string[]) => void;
  report: (what: string, error: unknown) => void;
};
/** Secure mail as the rest of the server knows it. */
export type SecureMail = {
  domain: string;
  /** carries out what is due; resolves when nothing is left that can go now */
  run(): Promise<number>;
  state(): ChannelState;
  /** knocks at the gateway at the next round, however long it was to be left alone */
  knock(): void;
  take(raw: Buffer): Promise<Receipt>;
  stop(): Promise<void>;
};

const EVERY_MS = 5000;

/** Puts secure mail together: the one gateway, the kinds of mail, and a round after each commit and at intervals. */
export function secureMail(deps: SecureMailDeps): SecureMail {
  const { store, clock, smtp, baseUrl } = deps;
  const domain = mailDomain(baseUrl, smtp?.from ?? null);
  const letter = letterKind(deps);
  const addressBy = async (id: string) =>
    (await store.db.selectFrom('mail_addresses').select('address').where('id', '=', id).where('ended_at', 'is', null).executeTakeFirst())?.address ?? null;
  const kinds = { letter, invite: inviteKind({ store, clock, from: smtp?.from ?? `mekoar@${domain}`, baseUrl }), code: codeKind(deps.keys, addressBy) };
  const plan = planInvites({ store, clock, domain });
  const before = async () => {
    await plan();
    await keepInStep({ store, clock, kind: letter });
  };
  const channel = deps.channel ?? (smtp ? smtpChannel(smtp) : null);
  const runner = runMail({ ...deps, channel, kinds, before });
  const inBackground = () => void runner.run().catch((error) => deps.report('secure mail', error));
  const unsubscribe = deps.engine.onCommit(inBackground);
  const interval = setInterval(inBackground, EVERY_MS).unref();
  return {
    domain,
    run: runner.run,
    state: runner.state,
    knock: runner.knock,
    take: (raw) => takeReceipt({ store, clock, kinds }, raw),
    async stop() {
      unsubscribe();
      clearInterval(interval);
      await runner.stop();
    },
  };
}
