/** Before the element looks for a language above it, the site's own page declares the reader's. */
import { languageOf } from "./language.ts";

document.documentElement.removeAttribute("lang");
document.documentElement.lang = languageOf(document.documentElement, navigator.languages);
