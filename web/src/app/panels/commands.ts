/** The list of everything the page can be asked for: the actions of the one table, the panels, and what can be shown otherwise. */
import { commands as en } from "../../i18n/en/commands.ts";
import { commands as ko } from "../../i18n/ko/commands.ts";
import { type CommandWords, type Lang, languages, laterWords, type Messages } from "../../i18n/messages.ts";
import { actions } from "../../state/actions.ts";
import type { Command, SummaryTab, ThemeChoice } from "../../types/command.ts";
import type { PanelName } from "../../types/panel.ts";
import type { ActionName, TimeForm } from "../../types/scene.ts";
import { type CommandGroup, commandsView, type ListedCommand } from "../../view/commands.ts";
import { commandStyles } from "./commands_styles.ts";
import type { PanelPart, PanelScene } from "./panel.ts";

const words: Readonly<Record<Lang, CommandWords>> = { en, ko };
const timeForms: readonly TimeForm[] = ["unrolled", "folded", "table"];
const summaryTabs: readonly SummaryTab[] = ["keras2", "keras3", "explained"];
const themes: readonly ThemeChoice[] = ["auto", "light", "dark"];
const ofNumbers: readonly ActionName[] = ["undo", "redo", "reset", "new_seed"];

/** What an action is called, with a button or without. */
export function actionLabel(
  name: ActionName,
  own: CommandWords["actions"],
  buttons: Messages["shell"]["actions"],
): string {
  return { ...own, ...buttons }[name];
}

export function listed(panel: PanelScene<"commands">, w: CommandWords): readonly ListedCommand[] {
  return [...ofActions(panel, w), ...ofPanels(panel, w), ...ofViews(panel, w), ...ofKeys(w)];
}

function ofActions(
  { state, derived, scene, dispatch }: PanelScene<"commands">,
  w: CommandWords,
): readonly ListedCommand[] {
  return Object.values(actions)
    .filter(({ name }) => name !== "commands")
    .map(
      ({ name, keys, enabled }): ListedCommand => ({
        group: ofNumbers.includes(name) ? "numbers" : "time",
        label: actionLabel(name, w.actions, scene.messages.shell.actions),
        keys: keys.map(({ key }) => key),
        inFigure: keys.some(({ scope }) => scope === "figure"),
        run: enabled(state, derived) ? () => dispatch({ type: "action", name }) : null,
      }),
    );
}

function ofPanels({ state, scene, dispatch }: PanelScene<"commands">, w: CommandWords): readonly ListedCommand[] {
  const { names } = laterWords(scene.messages).panels;
  return (Object.keys(names) as PanelName[])
    .filter((name) => name !== "commands")
    .map((name) => {
      const open = !state.open.includes(name);
      const label = (open ? w.open : w.shut)(names[name]);
      return choice("panels", label, { type: "open", panel: name, open }, dispatch);
    });
}

function ofViews({ scene, dispatch }: PanelScene<"commands">, w: CommandWords): readonly ListedCommand[] {
  const { time, summary, shell } = scene.messages;
  const view = (label: string, command: Command) => choice("view", label, command, dispatch);
  return [
    ...timeForms.map((form) => view(w.time(time.forms[form]), { type: "time_form", form })),
    ...summaryTabs.map((tab) => view(w.summary(summary.tabs[tab]), { type: "summary_tab", tab })),
    ...themes.map((theme) => view(w.theme(shell.themes[theme]), { type: "theme", theme })),
    ...languages.map((lang) => view(w.language(shell.languages[lang]), { type: "lang", lang })),
  ];
}

function choice(
  group: CommandGroup,
  label: string,
  command: Command,
  dispatch: (command: Command) => void,
): ListedCommand {
  return { group, label, keys: [], inFigure: false, run: () => dispatch(command) };
}

/** What only a key does, on the number or in the editor that has the focus. */
function ofKeys({ figure }: CommandWords): readonly ListedCommand[] {
  const key = (label: string, keys: readonly string[]): ListedCommand => ({
    group: "keys",
    label,
    keys,
    inFigure: true,
    run: null,
  });
  return [
    key(figure.move, ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]),
    key(figure.pin, [" "]),
    key(figure.type, ["Enter"]),
    key(figure.release, ["Escape"]),
    key(figure.leave, ["Tab"]),
  ];
}

function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform);
}

export const commands: PanelPart<"commands"> = {
  styles: commandStyles,
  initial: { query: "" },
  start: () => (panel) => {
    const { scene, choices, dispatch } = panel;
    const w = words[scene.lang];
    const search = (query: string) => dispatch({ type: "panel", panel: "commands", change: { query } });
    return commandsView({
      listed: listed(panel, w),
      query: choices.query,
      words: w,
      lang: scene.lang,
      mac: isMac(),
      search,
      closed: () => {
        search("");
        dispatch({ type: "open", panel: "commands", open: false });
      },
    });
  },
};
