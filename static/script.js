// Lets a reader choose a light or a dark page. The choice stays in their browser, and ends when it
// is what their system wants anyway.
"use strict";
{
  const root = document.documentElement;
  const button = document.querySelector(".scheme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const wanted = () => (system.matches ? "dark" : "light");
  let chosen = null;

  const recall = () => {
    try {
      chosen = localStorage.getItem("scheme");
    } catch {
      // The browser keeps nothing: then the choice is this page's.
    }
    show();
  };
  const show = () => {
    if (chosen) root.dataset.scheme = chosen;
    else delete root.dataset.scheme;
    button?.setAttribute("aria-pressed", (chosen ?? wanted()) === "dark");
  };

  button?.addEventListener("click", () => {
    const next = (chosen ?? wanted()) === "dark" ? "light" : "dark";
    chosen = next === wanted() ? null : next;
    try {
      if (chosen) localStorage.setItem("scheme", chosen);
      else localStorage.removeItem("scheme");
    } catch {
      // As above.
    }
    show();
  });
  system.addEventListener("change", show);
  addEventListener("storage", recall);
  recall();
  if (button) button.hidden = false;
}
