import { findMutations, type Mutation } from './find-mutations';
import { randomNumbers, shuffle } from './shuffle';

/** A mutation with what is written in its place. */
export interface DrawnMutation extends Omit<Mutation, 'replacements'> {
  readonly after: string;
}

/** Every mutation of these sources, in an order that follows from the seed. */
export function drawMutations(sources: ReadonlyMap<string, string>, seed: number): readonly DrawnMutation[] {
  const random = randomNumbers(seed);
  const found = [...sources]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([file, text]) => findMutations(file, text));
  return shuffle(found, random).map(({ replacements, ...mutation }) => ({
    ...mutation,
    after: replacements[Math.floor(random() * replacements.length)] ?? mutation.before,
  }));
}

export function applyMutation(text: string, { start, end, after }: DrawnMutation): string {
  return text.slice(0, start) + after + text.slice(end);
}
