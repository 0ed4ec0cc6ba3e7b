import { EVERY_PAGE, open } from './every-page';
import { test } from './fixtures';
import { lookOver, settled } from './look-over';

test.describe('every page is free of findings in light and dark, wide and on a phone, and fits', () => {
  test.describe.configure({ mode: 'parallel' });
  for (const one of EVERY_PAGE)
    test(one.name, async ({ staying, service }) => {
      const window = await staying(one.who);
      await open(window, one, service.url);
      await settled(window);
      await lookOver(window, one.name);
    });
});
