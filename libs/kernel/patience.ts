/**
 * What `work` gives, or what `late` gives or throws when there is no answer within `milliseconds`. What it answers later, nobody hears; a `work`
 * that fails later brings nothing down.
 */
export async function within<T, L>(milliseconds: number, work: Promise<T>, late: () => L): Promise<T | L> {
  const { promise: silence, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, milliseconds);
  try {
    return await Promise.race([work, silence.then(late)]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}
