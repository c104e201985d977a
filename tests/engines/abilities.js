// The features of this engine that the app uses, each with an answer of a word or two.
async () => {
  const yes = (can) => (can ? "yes" : "no");
  const soon = (answer) => Promise.race([answer, new Promise((done) => setTimeout(done, 3000, "no answer"))]);
  const place = new Promise((done) => {
    const granted = () => done("yes");
    navigator.geolocation?.getCurrentPosition(granted, (error) => done(`no (${error.message || error.code})`));
  });
  const awake = navigator.wakeLock?.request("screen").then(
    () => "yes",
    (error) => `no (${error.name})`,
  );
  return [
    ["calls itself", navigator.userAgent.match(/(Firefox|Version)\/[\d.]+/)[0]],
    ["service worker", yes(navigator.serviceWorker?.controller)],
    ["WebAssembly", yes(typeof WebAssembly === "object")],
    ["location", yes(navigator.geolocation)],
    ["  told in these journeys", await soon(place)],
    ["wake lock", yes(navigator.wakeLock)],
    ["  given in these journeys", await soon(awake ?? "no")],
    ["view transitions between pages", yes(typeof CSSViewTransitionRule === "function")],
    [":has()", yes(CSS.supports("selector(:has(a))"))],
    ["@media (scripting)", yes(matchMedia("(scripting: enabled)").matches)],
    ["persistent storage", yes(navigator.storage?.persist)],
    ["how much storage is free", yes(navigator.storage?.estimate)],
  ];
}
