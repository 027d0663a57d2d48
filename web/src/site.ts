/** The page that holds one playground and nothing else: it lends the element its language and its colours, where a host page would keep its own. */
import "./app/site_language.ts";
import "./app/site_link.ts";
import type { Look } from "./element.ts";
import "./index.ts";

document.querySelector("rnn-playground")?.addEventListener("rnn-look", (event) => {
  const { lang, theme } = (event as CustomEvent<Look>).detail;
  document.documentElement.lang = lang;
  document.documentElement.style.colorScheme = theme === "auto" ? "light dark" : theme;
});
