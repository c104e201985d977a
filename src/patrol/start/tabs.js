// One tab at a time counts: the lock of the browser tells whether another one lives. A frozen tab keeps its lock, so the person may
// take it away.

const LOCK = "safe-night.patrol";

/** Resolves to whether this tab has the lock; a browser that has no locks, or refuses them, cannot tell, and says yes. `lost`: called when
 * another takes it. */
export function hold(lost, steal) {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    let isHeld = false;
    const kept = navigator.locks.request(LOCK, steal ? { steal } : { ifAvailable: true }, (lock) => {
      isHeld = !!lock;
      resolve(isHeld);
      // Held as long as the page lives.
      return lock && new Promise(() => {});
    });
    kept.catch(() => (isHeld ? lost() : resolve(true)));
  });
}
