// Follows a link to an address, as a tap on one does, and waits until its screen is shown.
async (address) => {
  const shown = new Promise((resolve) => addEventListener("safe-night-screen", resolve, { once: true }));
  const link = document.createElement("a");
  link.href = address;
  document.querySelector("main").append(link);
  link.click();
  await shown;
  // What the screen starts runs in tasks of its own.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
