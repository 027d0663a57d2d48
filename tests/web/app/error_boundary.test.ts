import { afterEach, expect, test, vi } from "vitest";
import { guarded } from "../../../web/src/app/error_boundary.ts";
import { dictionaries } from "../fixtures/dictionaries.ts";

afterEach(() => vi.unstubAllGlobals());

test("a picture that fails is replaced by a box that says so, and reported", () => {
  const report = vi.fn();
  vi.stubGlobal("reportError", report);
  const fault = new Error("no such slot");
  const shown = guarded(
    () => {
      throw fault;
    },
    dictionaries.en,
    () => undefined,
  );
  expect(report).toHaveBeenCalledWith(fault);
  expect(shown.values).toContain("no such slot");
});

test("a picture that does not fail is shown as it is", () => {
  expect(
    guarded(
      () => "picture",
      dictionaries.en,
      () => undefined,
    ),
  ).toBe("picture");
});
