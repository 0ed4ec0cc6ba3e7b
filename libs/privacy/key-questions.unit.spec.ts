import { randomBytes } from 'node:crypto';
import { newId } from '#libs/kernel';
import { until } from '../event-log/conformance';
import { KeyQuestions } from './key-questions';
import { MemorySubjectKeys } from './memory';
import { KeyDestroyed } from './subject-keys';
import { KEK } from './testing/conformance';

describe('questions for keys', () => {
  it('that are put in the same turn of the event loop become one, as do those put while one is under way, and everybody has their own keys', async () => {
    const asked: (readonly string[])[] = [];
    const keys = new Map<string, Buffer>();
    const store = {
      openOrMake: async (kids: readonly string[]) => {
        asked.push(kids);
        await new Promise((resolve) => setTimeout(resolve, 5));
        for (const kid of kids) if (!keys.has(kid)) keys.set(kid, randomBytes(32));
        return new Map(kids.map((kid) => [kid, keys.get(kid)!]));
      },
    };
    const questions = new KeyQuestions(store);
    const kidsOf = (n: number): readonly string[] => [`${n % 3}/party`, `${n % 3}/p_a`];
    const first = [8, 9].map((n) => questions.openOrMake(kidsOf(n)));
    await until(() => asked.length === 1);
    const answers = await Promise.all([...Array.from({ length: 8 }, (_, n) => questions.openOrMake(kidsOf(n))), ...first]);
    expect(asked).toHaveLength(2);
    expect(asked[0]!.toSorted()).toEqual(['0/p_a', '0/party', '2/p_a', '2/party']);
    expect(asked[1]!.toSorted()).toEqual(['0/p_a', '0/party', '1/p_a', '1/party', '2/p_a', '2/party']);
    for (const [n, answer] of answers.entries()) for (const kid of kidsOf(n)) expect(answer.get(kid)).toBe(keys.get(kid));
    await questions.openOrMake(['9/party']);
    expect(asked).toHaveLength(3);
  });

  it('about somebody whose key was destroyed fail alone', async () => {
    const keys = new MemorySubjectKeys(KEK);
    await keys.destroy(['gone/party'], newId());
    const questions = new KeyQuestions(keys);
    const [first, gone, other] = await Promise.allSettled(['a/party', 'gone/party', 'b/party'].map((kid) => questions.openOrMake([kid])));
    expect(gone).toMatchObject({ status: 'rejected', reason: new KeyDestroyed('gone/party') });
    expect([first!.status, other!.status]).toEqual(['fulfilled', 'fulfilled']);
  });

  it('are answered by what is there when they are put, and not by an answer that somebody else had before', async () => {
    const keys = new MemorySubjectKeys(KEK);
    const questions = new KeyQuestions(keys);
    const [first] = [await questions.openOrMake(['a/party'])];
    expect(first.get('a/party')).toHaveLength(32);
    await keys.destroy(['a/party'], newId());
    await expect(questions.openOrMake(['a/party'])).rejects.toThrow(KeyDestroyed);
  });
});
