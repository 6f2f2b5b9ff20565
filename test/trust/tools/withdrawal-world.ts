import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { currentAccess } from '../../../server/audit/access.ts';
import { manualClock } from '../../../server/runtime/clock.ts';
import { uuidV7 } from '../../../server/runtime/ids.ts';
import { loadKeyFile } from '../../../server/runtime/key-file.ts';
import { createLogger } from '../../../server/runtime/logger.ts';
import { start, type Running } from '../../../server/start.ts';
import { listen, type Listener } from '../../live/listener.ts';
import { signIn, type Visitor } from '../../support/visitor.ts';
import { makeWorld } from '../../support/world.ts';

export const CANARY = 'kanariewoord';
export type WithdrawalWorld = {
  app: Running;
  /** keeps the case, asks and takes back */
  petra: Visitor;
  /** of the care team; reads what the client lets him */
  joost: Visitor;
  page: Listener;
  client: string;
  caseId: string;
  ggz: string;
  consent: string;
  /** when the first authorisation check of a request began, by its id */
  checks: Map<string, number>;
  close(): Promise<void>;
};

/** A real server with one case: its mental health talk is read by somebody of the team for as long as the client agrees, over HTTP and a socket. */
export async function withdrawalWorld(patienceMs: number): Promise<WithdrawalWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'mekoar-withdraw-'));
  const clock = manualClock(new Date('2026-11-24T08:00:00.000Z'));
  const app = await start({
    databaseUrl: `sqlite:${join(folder, 'r23.db')}`,
    unsafe: true,
    host: '127.0.0.1',
    port: 0,
    demo: true,
    baseUrl: null,
    clock,
    ids: uuidV7(clock),
    log: createLogger('silent'),
    master: (fresh) => loadKeyFile(join(folder, 'key'), fresh),
  });
  const world = await makeWorld(app);
  const [petra, joost] = [await signIn(app.url, 'petra'), await signIn(app.url, 'joost')];
  const made = async (what: Promise<{ status: number; body: any }>): Promise<string> => {
    const { status, body } = await what;
    if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body.id;
  };
  const client = await made(petra.post('/api/clients', { name: 'Rob de Vries', birthDate: '1988-02-02', gpPerson: world.people.eline }));
  const caseId = await made(petra.start('case', { clientId: client, theme: 'MENTAL_HEALTH', orgId: world.orgs.team, owner: world.people.petra }));
  await made(petra.say(caseId, 'ADD_TO_TEAM', { person: world.people.joost }));
  const ggz = await made(petra.start('ggz', { caseId, question: CANARY }));
  const content = ['CONTACT', 'SUPPORT_PRESENT', 'SOCIAL', 'MEDICAL', 'MENTAL'];
  const consent = await made(petra.start('consent', { caseId, content, recipients: ['MDO', 'GP', 'WIJ_WORKER'] }));
  const page = await listen(app.url, joost.cookie, {}, patienceMs);
  const { value } = await app.store.db.selectFrom('clock').select('value').executeTakeFirstOrThrow();
  for (const room of ['mine', `case:${caseId}`]) await page.ask('watch', { room, since: value });
  return {
    app,
    petra,
    joost,
    page,
    client,
    caseId,
    ggz,
    consent,
    checks: watched(app),
    async close() {
      page.close();
      await app.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Notes when each request first asks the policy; every question of a request goes through one of these. */
function watched(app: Running): Map<string, number> {
  const checks = new Map<string, number>();
  const { policy } = app;
  for (const name of ['subjects', 'visible', 'consents'] as const) {
    const asked = policy[name] as (...args: any[]) => Promise<any>;
    (policy as any)[name] = (...args: any[]) => {
      const trace = currentAccess()?.trace;
      if (trace && !checks.has(trace)) checks.set(trace, performance.now());
      return asked.apply(policy, args);
    };
  }
  return checks;
}
