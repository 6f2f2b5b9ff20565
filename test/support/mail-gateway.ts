import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type { SmtpSettings } from '../../server/runtime/smtp-url.ts';

/** What the gateway does with one mail, or at a connection: take it, refuse it with a code at a step, or let the line drop. */
export type Whim =
  | { do: 'take'; slowMs?: number }
  | { do: 'refuse'; at: 'connect' | 'mail' | 'rcpt' | 'data'; code: number }
  /** `kept`: it has the mail although it never said so */
  | { do: 'drop'; kept: boolean }
  | { do: 'drop-early' };
export type Taken = { id: string; to: string; raw: string };
export type Gateway = {
  settings: SmtpSettings;
  taken: Taken[];
  stop(): Promise<void>;
  /** begins again on the same port */
  start(): Promise<void>;
};

type Options = { whim?: (step: 'connect' | 'mail' | 'data') => Whim; reports?: boolean };

/** A real SMTP server on this machine that behaves as it is told: what it has taken stands in `taken`, in order. */
export async function openGateway({ whim = () => ({ do: 'take' }), reports = false }: Options = {}): Promise<Gateway> {
  const taken: Taken[] = [];
  let server = make();
  let port = 0;

  function make(): SMTPServer {
    const next = new Map<string, Whim>();
    const error = (code: number) => Object.assign(new Error('not now'), { responseCode: code });
    const refusal = (session: SMTPServerSession, at: string) => {
      const said = next.get(session.id);
      return said?.do === 'refuse' && said.at === at ? error(said.code) : null;
    };
    return new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      hideDSN: !reports,
      disableReverseLookup: true,
      closeTimeout: 50,
      onConnect(_session, done) {
        const said = whim('connect');
        done(said.do === 'refuse' && said.at === 'connect' ? error(said.code) : null);
      },
      onMailFrom(_address, session, done) {
        next.set(session.id, whim('mail'));
        done(refusal(session, 'mail'));
      },
      onRcptTo(_address, session, done) {
        done(refusal(session, 'rcpt'));
      },
      onData(stream, session, done) {
        const said = next.get(session.id) ?? { do: 'take' };
        if (said.do === 'drop-early') return hangUp(server, session);
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const refused = refusal(session, 'data');
          if (refused) return done(refused);
          const raw = Buffer.concat(parts).toString('utf8');
          const id = /^message-id: (<[^>]+>)/im.exec(raw)?.[1] ?? '';
          const to = session.envelope.rcptTo[0].address;
          if (said.do === 'take' || (said.do === 'drop' && said.kept)) taken.push({ id, to, raw });
          if (said.do === 'drop') return hangUp(server, session);
          const slow = said.do === 'take' ? (said.slowMs ?? 0) : 0;
          if (slow > 0) setTimeout(() => done(null, 'taken'), slow);
          else done(null, 'taken');
        });
      },
    });
  }

  async function start(): Promise<void> {
    server = make();
    server.on('error', () => {});
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => resolve());
    });
    port = (server.server.address() as AddressInfo).port;
  }
  await start();
  return {
    taken,
    settings: { host: '127.0.0.1', port, security: 'plain', user: null, password: null, from: 'mekoar@mekoar.invalid' },
    start,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The line goes dead without a word. */
function hangUp(server: SMTPServer, session: SMTPServerSession): void {
  for (const connection of server.connections as Set<{ session: { id: string }; _socket: { destroy(): void } }>)
    if (connection.session.id === session.id) connection._socket.destroy();
}
