import { isDeepStrictEqual } from 'node:util';
import { leafPaths } from '../../machines/step.ts';
import { trackById } from '../../machines/index.ts';
import type { Json } from '../../machines/track.ts';
import { seedId } from '../../db/seed/seed-id.ts';
import { Caller } from './caller.ts';
import type { Story, StoryStep, Told } from './story.ts';

type Names = Map<string, string>;
type Seen = { state: Json; rev: number; data: Record<string, any> };

const PATIENCE_MS = 5000;

/** Tells one story to a running demo over HTTP, and says which steps went otherwise. A step whose state is already reached passes. */
export async function tellStory(url: string, story: Story): Promise<Told> {
  const caller = new Caller(url, story.id);
  const names: Names = new Map();
  const failed: string[] = [];
  for (const [nth, step] of story.steps.entries()) {
    const wrong = await take(caller, names, step, nth).catch((error: Error) => error.message);
    if (wrong) failed.push(`${step.at} ${titleOf(step)}: ${wrong}`);
  }
  return { id: story.id, ok: failed.length === 0, steps: story.steps.length, failed };
}

const titleOf = (step: StoryStep): string =>
  'awaits' in step
    ? `${step.awaits} ${step.say}`
    : 'say' in step
      ? `${step.by} ${step.to} ${step.say}`
      : 'told' in step
        ? `${step.to} ${step.told}`
        : 'timer' in step
          ? `${step.to} TIMER_${step.timer}`
          : 'letter' in step
            ? `letter of ${step.to}`
            : 'find' in step
              ? `find ${step.find}`
              : 'start' in step
                ? `start ${step.name}`
                : `client ${step.client}`;

/** Takes one step. Returns what is wrong, or undefined. */
async function take(caller: Caller, names: Names, step: StoryStep, nth: number): Promise<string | undefined> {
  if ('awaits' in step) return trackById(step.awaits) ? 'not written yet' : 'skipped: not installed';
  await caller.setClock(step.at);
  const as = await caller.person(step.by, step.as);
  if ('client' in step) return made(names, step.client, await as.post('/api/clients', fill(names, step.with), `${nth}`));
  if ('start' in step) return made(names, step.name, await as.post('/api/instances', { machine: step.start, input: fill(names, step.with) }, `${nth}`));
  if ('find' in step) return find(as, names, step);
  const id = names.get(step.to);
  if (!id) return `there is no ${step.to}`;
  const look = async () => (await as.get(`/api/instances/${id}`)) as Seen;
  if ('letter' in step) return reads(as, id, step);
  if ('say' in step) return say(as, names, step, nth, id, look);
  return arrives(look, step.then);
}

type Person = Awaited<ReturnType<Caller['person']>>;

function made(names: Names, name: string, answer: { status: number; body: any }): string | undefined {
  if (answer.status !== 201) return `${answer.status} ${JSON.stringify(answer.body?.text?.en ?? answer.body)} ${JSON.stringify(answer.body?.errors ?? '')}`;
  names.set(name, answer.body.id);
  return undefined;
}

async function find(as: Person, names: Names, step: Extract<StoryStep, { find: string }>): Promise<string | undefined> {
  let found: string | undefined;
  if (step.in) {
    const { data } = (await as.get(`/api/instances/${names.get(step.in[0])}`)) as Seen;
    found = [data[step.in[1]]].flat().at(-1);
  } else {
    const { rows } = (await as.get(`/api/instances?machine=${step.of[0]}&case=${names.get(step.of[1])}`)) as { rows: { id: string; createdAt: string }[] };
    found = rows.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1)).at(-1)?.id;
  }
  if (!found) return 'not found';
  names.set(step.find, found);
  return undefined;
}

async function say(
  as: Person,
  names: Names,
  step: Extract<StoryStep, { say: string; to: string }>,
  nth: number,
  id: string,
  look: () => Promise<Seen>,
): Promise<string | undefined> {
  const before = await look();
  if (step.then !== '=' && stands(before.state, step.then)) return undefined;
  const answer = await as.post(`/api/instances/${id}/events`, { type: step.say, ...(fill(names, step.with ?? {}) as object) }, `${nth}`);
  const code = answer.status === 200 ? undefined : String(answer.body?.code);
  if (code !== step.refused)
    return `${answer.status} ${code ?? 'accepted'}, ${step.refused ?? 'no refusal'} expected ${JSON.stringify(answer.body?.text?.en ?? '')} ${JSON.stringify(answer.body?.errors ?? '')}`;
  const after = await look();
  const fits = step.then === '=' ? isDeepStrictEqual(after.state, before.state) : stands(after.state, step.then);
  return fits ? undefined : `stands at ${leafPaths(after.state).join(' ')}, ${step.then} expected`;
}

/** The letter that this person reads; it is set after the commit, so it is waited for. */
async function reads(as: Person, id: string, { letter, lacks = [] }: Extract<StoryStep, { letter: unknown }>): Promise<string | undefined> {
  const until = performance.now() + (letter ? PATIENCE_MS : 0);
  for (;;) {
    const found = (await as.get(`/api/instances/${id}/letters`)) as { id: string }[];
    if (found.length === 0 && letter && performance.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      continue;
    }
    if (!found.length || !letter) return found.length ? 'there is a letter' : letter ? 'there is no letter' : undefined;
    const text = JSON.stringify(((await as.get(`/api/letters/${found[0].id}`)) as { content: unknown }).content);
    const missing = letter.filter((part) => !text.includes(part));
    const extra = lacks.filter((part) => text.includes(part));
    return missing.length || extra.length ? `the letter lacks "${missing.join('", "')}" and holds "${extra.join('", "')}"` : undefined;
  }
}

/** Waits for what the product does by itself after the commit, such as sending the extracts. */
async function arrives(look: () => Promise<Seen>, wanted: string): Promise<string | undefined> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const { state } = await look();
    if (stands(state, wanted)) return undefined;
    if (performance.now() > until) return `stands at ${leafPaths(state).join(' ')}, ${wanted} expected`;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function stands(state: Json, wanted: string): boolean {
  const paths = leafPaths(state);
  return wanted.split(' ').every((path) => paths.some((leaf) => leaf === path || leaf.startsWith(`${path}.`)));
}

function fill(names: Names, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((inner) => fill(names, inner));
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fill(names, inner)]));
  if (typeof value !== 'string') return value;
  if (value.startsWith('@org:')) return seedId(`org ${value.slice(5)}`);
  if (/^@[a-z]+$/.test(value)) return seedId(`person ${value.slice(1)}`);
  return /^#[a-z]+$/.test(value) ? names.get(value.slice(1)) : value;
}
