/** Resolves as soon as `check` gives something; gives up before the test does, so that it says where it stood. */
export async function eventually<T>(check: () => Promise<T | undefined | false>): Promise<T> {
  for (let tries = 0; tries < 1000; tries++) {
    const found = await check();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`never came true: ${check.toString()}`);
}
