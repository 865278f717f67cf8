import { describe, expect, test } from 'vitest';
import { tellStory, toldStories } from './told-stories.ts';

describe('a company comes through', () => {
  test.each(Object.keys(toldStories))('%s', (name) => {
    expect(tellStory(name)).toBeNull();
  });
});
