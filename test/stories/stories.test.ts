import { describe, expect, inject, test } from 'vitest';
import { newDatabase } from '../support/postgres.ts';
import { stories } from './index.ts';
import { openProduct } from './open-product.ts';
import { tellStory } from './tell-story.ts';

/** On the database that the project is run on (vitest.config.ts). */
const openHere = async (at: string) => openProduct(at, false, inject('database') === 'postgres' ? { address: await newDatabase(), unsafe: true } : undefined);

describe('stories of the domain reference', () => {
  for (const story of stories.filter(({ steps }) => steps.some((step) => !('awaits' in step))))
    test(`${story.id} ${story.title}: everything that is built goes as told`, async () => {
      const product = await openHere(story.steps[0].at);
      try {
        const told = await tellStory(product.url, story);
        const wrong = told.failed.filter((line) => !line.endsWith('skipped: not installed'));
        expect(wrong).toEqual([]);
        expect(told.failed.length).toBe(story.steps.filter((step) => 'awaits' in step).length);
      } finally {
        await product.close();
      }
    });

  test('a step that ends elsewhere is told as failed', async () => {
    const product = await openHere('2026-11-24T09:00');
    try {
      const at = '2026-11-24T09:00';
      const told = await tellStory(product.url, {
        id: 'X',
        title: 'a draft that claims to be submitted',
        steps: [
          { at, by: 'anja', start: 'signal', name: 's', with: { description: 'mevrouw, 80+, Lindeplein' } },
          { at, by: 'anja', to: 's', say: 'DISCARD', then: 'submitted' },
        ],
      });
      expect(told).toMatchObject({ ok: false, steps: 2, failed: [expect.stringContaining('submitted expected')] });
    } finally {
      await product.close();
    }
  });
});
