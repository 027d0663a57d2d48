/** What the page around an element may want to follow. */
import type { Lang } from "../i18n/messages.ts";
import type { ThemeChoice } from "../types/command.ts";

/** Detail of the event "rnn-look", fired when language or theme change. */
export interface Look {
  readonly lang: Lang;
  readonly theme: ThemeChoice;
}
