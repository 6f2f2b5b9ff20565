import { stories } from '../../test/stories/index.ts';
import { openProduct } from '../../test/stories/open-product.ts';
import type { Story, Told } from '../../test/stories/story.ts';
import { tellStory } from '../../test/stories/tell-story.ts';

/**
 * `npm run stories`: tells every story to the running product over HTTP, each to a product of its own with the people of the neighbourhood, its clock
 * standing where the story begins; with `--history` their forty dossiers are there too.
 * `--json` prints one line a story; `--url http://…` tells them to a demo that runs already; names (S01 S06) choose. Exit code 1 when one is not ok.
 */
async function tellAll(args: string[]): Promise<number> {
  const url = args.includes('--url') ? args[args.indexOf('--url') + 1] : undefined;
  const chosen = args.filter((word) => /^S\d+$/.test(word));
  let wrong = 0;
  for (const story of stories.filter(({ id }) => chosen.length === 0 || chosen.includes(id))) {
    const told = url ? await tellStory(url, story) : await tellToOwn(story, args.includes('--history'));
    if (!told.ok) wrong++;
    console.log(
      args.includes('--json')
        ? JSON.stringify(told)
        : `${told.ok ? 'ok    ' : 'not ok'} ${story.id} ${story.title}${told.failed.map((line) => `\n         ${line}`).join('')}`,
    );
  }
  return wrong === 0 ? 0 : 1;
}

async function tellToOwn(story: Story, history: boolean): Promise<Told> {
  // A story of which nothing is built needs no product.
  if (story.steps.every((step) => 'awaits' in step)) return tellStory('http://127.0.0.1:9', story);
  const product = await openProduct(story.steps[0].at, history);
  try {
    return await tellStory(product.url, story);
  } finally {
    await product.close();
  }
}

process.exit(await tellAll(process.argv.slice(2)));
