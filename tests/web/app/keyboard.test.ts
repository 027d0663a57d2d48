import { describe, expect, test } from "vitest";
import { keyName } from "../../../web/src/app/keyboard.ts";
import { actionLabel, listed } from "../../../web/src/app/panels/commands.ts";
import type { PanelScene } from "../../../web/src/app/panels/panel.ts";
import { commands as en } from "../../../web/src/i18n/en/commands.ts";
import { commands as ko } from "../../../web/src/i18n/ko/commands.ts";
import { actionFor, actions } from "../../../web/src/state/actions.ts";
import { nothingDerived } from "../../../web/src/state/derive.ts";
import { initialState } from "../../../web/src/state/state.ts";
import type { Command } from "../../../web/src/types/command.ts";
import { matches } from "../../../web/src/view/commands.ts";
import { dictionaries } from "../fixtures/dictionaries.ts";
import { simpleRnnModel } from "../fixtures/models.ts";
import { computedOf, sceneOf } from "../fixtures/scenes.ts";

const press = (key: string, held: Partial<KeyboardEvent> = {}) =>
  keyName({ key, ctrlKey: false, metaKey: false, shiftKey: false, ...held } as KeyboardEvent);

describe("keys", () => {
  test("are named alike on every keyboard", () => {
    expect(press("ArrowRight")).toBe("ArrowRight");
    expect(press("ArrowRight", { shiftKey: true })).toBe("Shift+ArrowRight");
    expect(press("z", { ctrlKey: true })).toBe("Mod+z");
    expect(press("Z", { metaKey: true, shiftKey: true })).toBe("Mod+Shift+z");
    expect(press("+", { shiftKey: true })).toBe("+");
  });

  test("of a figure hold in a figure only; those of the page hold everywhere", () => {
    expect(actionFor("ArrowRight", "figure")?.name).toBe("forward");
    expect(actionFor("ArrowRight", "page")).toBeUndefined();
    expect(actionFor("Mod+z", "page")?.name).toBe("undo");
    expect(actionFor("Mod+z", "figure")?.name).toBe("undo");
  });

  test("ask for one action each", () => {
    const keys = Object.values(actions).flatMap((action) => action.keys.map((binding) => binding.key));
    expect(keys).toEqual([...new Set(keys)]);
  });

  test("a sign names itself, whatever is held to type it", () => {
    expect(press("?", { shiftKey: true })).toBe("?");
    expect(press("?")).toBe("?");
    expect(actionFor("?", "page")?.name).toBe("commands");
  });

  test("and buttons have a word in every language", () => {
    for (const [lang, messages] of Object.entries(dictionaries)) {
      const own = lang === "ko" ? ko : en;
      for (const { name } of Object.values(actions)) {
        expect(actionLabel(name, own.actions, messages.shell.actions)).toMatch(/\S/);
      }
    }
  });
});

describe("the list of commands", () => {
  test("finds every word of what is searched for, in any order and case", () => {
    expect(matches("Back one time step", "STEP back", "en")).toBe(true);
    expect(matches("Back one time step", "step forward", "en")).toBe(false);
    expect(matches("한 시점 뒤로", "시점", "ko")).toBe(true);
    expect(matches("Anything", "", "en")).toBe(true);
  });

  test("holds every action once, with its keys, and runs only what can be done now", () => {
    const asked: Command[] = [];
    const panel = {
      state: initialState("model"),
      derived: nothingDerived,
      scene: sceneOf(computedOf(simpleRnnModel()), { lang: "en" }),
      dispatch: (command: Command) => asked.push(command),
    } as unknown as PanelScene<"commands">;
    const list = listed(panel, en);
    expect(new Set(list.map(({ label }) => label)).size).toBe(list.length);
    const keys = Object.values(actions).flatMap((action) => action.keys.map(({ key }) => key));
    const shown = list.filter(({ group }) => group !== "keys").flatMap((one) => one.keys);
    expect([...shown, "?"].sort()).toEqual(keys.sort());
    // Before there is a run, nothing steps; nothing has been done that could be undone.
    expect(list.filter(({ group }) => group === "time").every(({ run }) => run === null)).toBe(false);
    expect(list.find(({ label }) => label === "One sub-step")?.run).toBeNull();
    list.find(({ label }) => label === "New random numbers")?.run?.();
    list.find(({ label }) => label === "Open “Learn”")?.run?.();
    expect(asked).toEqual([
      { type: "action", name: "new_seed" },
      { type: "open", panel: "learn", open: true },
    ]);
  });
});
