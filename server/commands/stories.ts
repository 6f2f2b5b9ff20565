import pg from 'pg';
import { stories } from '../../test/stories/index.ts';
import { openProduct } from '../../test/stories/open-product.ts';
import type { Story, Told } from '../../test/stories/story.ts';
import { tellStory } from '../../test/stories/tell-story.ts';
import { launchPostgres } from './demo/launch-postgres.ts';
import { NATIVE } from './demo/postgres-binaries.ts';

type Databases = { next(): Promise<string>; stop(): Promise<void> };

/**
 * `npm run stories`: tells every story to the running product over HTTP, each to a product of its own with the people of the neighbourhood, its clock
 * standing where the story begins; with `--history` their forty dossiers are there too.
 * `--database postgres` tells them on PostgreSQL: a server of our own, or that of DATABASE_URL, on which each story gets a new database.
 * `--json` prints one line a story; `--url http://…` tells them to a demo that runs already; names (S01 S06) choose. Exit code 1 when one is not ok.
 */
async function tellAll(args: string[]): Promise<number> {
  const url = args.includes('--url') ? args[args.indexOf('--url') + 1] : undefined;
  const chosen = args.filter((word) => /^S\d+$/.test(word));
  const databases = await databasesOf(args);
  let wrong = 0;
  for (const story of stories.filter(({ id }) => chosen.length === 0 || chosen.includes(id))) {
    const told = url ? await tellStory(url, story) : await tellToOwn(story, args.includes('--history'), databases);
    if (!told.ok) wrong++;
    console.log(
      args.includes('--json')
        ? JSON.stringify(told)
        : `${told.ok ? 'ok    ' : 'not ok'} ${story.id} ${story.title}${told.failed.map((line) => `\n         ${line}`).join('')}`,
    );
  }
  await databases?.stop();
  return wrong === 0 ? 0 : 1;
}

/** New databases on PostgreSQL, or null for SQLite. Those on the server of DATABASE_URL are dropped at the end. Throws one sentence when there are no binaries. */
async function databasesOf(args: string[]): Promise<Databases | null> {
  const asked = args.includes('--database') ? args[args.indexOf('--database') + 1] : undefined;
  const given = /^postgres(ql)?:/.test(process.env.DATABASE_URL ?? '') ? process.env.DATABASE_URL! : null;
  if (asked === 'sqlite' || (!asked && !given)) return null;
  if (asked && asked !== 'postgres') throw new Error('--database takes sqlite or postgres.');
  if (!given && !NATIVE) throw new Error(`There are no binaries of PostgreSQL for ${process.platform}-${process.arch}: give DATABASE_URL.`);
  const own = given ? null : await launchPostgres({ durable: true });
  const admin = new pg.Client({ connectionString: given ?? own!.address('postgres') });
  await admin.connect();
  const made: string[] = [];
  return {
    async next() {
      const name = `stories_${process.pid}_${made.length + 1}`;
      await admin.query(`create database ${name} template template0`);
      made.push(name);
      const address = new URL(given ?? own!.address('postgres'));
      address.pathname = `/${name}`;
      return address.href;
    },
    async stop() {
      if (!own) for (const name of made) await admin.query(`drop database ${name}`);
      await admin.end();
      await own?.stop();
    },
  };
}

async function tellToOwn(story: Story, history: boolean, databases: Databases | null): Promise<Told> {
  // A story of which nothing is built needs no product.
  if (story.steps.every((step) => 'awaits' in step)) return tellStory('http://127.0.0.1:9', story);
  const product = await openProduct(story.steps[0].at, history, databases ? { address: await databases.next(), unsafe: false } : undefined);
  try {
    return await tellStory(product.url, story);
  } finally {
    await product.close();
  }
}

process.exit(await tellAll(process.argv.slice(2)));
