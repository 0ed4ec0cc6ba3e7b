/** What the page does for the bench of the queue: it has what a browser has, and nothing of Node. */

/** When each text was typed, and when the list that answers it had been painted; null = not yet. */
globalThis.typed = [];
globalThis.watchAnswers = () => {
  const { typed } = globalThis;
  const input = document.querySelector('input[type=search]');
  input.addEventListener('input', () => typed.push({ text: input.value, at: performance.now(), painted: null }));
  const look = () => {
    const last = typed.at(-1);
    if (!last || last.painted !== null || new URL(location.href).searchParams.get('q') !== last.text) return;
    if (document.querySelector('.queue-list[aria-busy=true]')) return;
    // a text that was typed further before its answer came is answered with the longer one
    const waiting = typed.filter(({ painted }) => painted === null);
    for (const one of waiting) one.painted = 0;
    requestAnimationFrame(() => setTimeout(() => waiting.forEach((one) => (one.painted = performance.now()))));
  };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
};

/** Milliseconds between frames while the list is scrolled, rows fetched on the way; and how far it came. */
globalThis.scrollThrough = async (frames, pixels) => {
  const times = [];
  let last = performance.now();
  await new Promise((resolve) => {
    const step = (now) => {
      times.push(now - last);
      last = now;
      scrollBy(0, pixels);
      if (times.length < frames) requestAnimationFrame(step);
      else resolve();
    };
    requestAnimationFrame(step);
  });
  const rows = [...document.querySelectorAll('[aria-rowindex]')].map((row) => Number(row.getAttribute('aria-rowindex')) - 1);
  return { times, rows: Math.max(...rows) };
};
