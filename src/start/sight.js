/** Resolves when the page is hidden, or seen again. */
export const nextSight = () => new Promise((seen) => addEventListener("visibilitychange", seen, { once: true }));
