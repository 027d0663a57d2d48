import { describe, expect, test } from "vitest";
import { keyName } from "../../../web/src/app/keyboard.ts";
import { actionFor, actions } from "../../../web/src/state/actions.ts";
import { dictionaries } from "../fixtures/dictionaries.ts";

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

  test("and buttons have a word in every language", () => {
    for (const messages of Object.values(dictionaries)) {
      for (const action of Object.values(actions)) expect(messages.shell.actions[action.label]).toMatch(/\S/);
    }
  });
});
