import { expect, test, vi } from "vitest";
import { sharedLoad } from "../../../web/src/app/shared_load.ts";

test("all who ask share one loading", async () => {
  const load = vi.fn(async () => "part");
  const shared = sharedLoad(load);
  expect(await Promise.all([shared(), shared(), shared()])).toEqual(["part", "part", "part"]);
  expect(load).toHaveBeenCalledTimes(1);
});

test("after a failure, which all are told, the next who asks tries again", async () => {
  const load = vi.fn(async () => "part").mockRejectedValueOnce(new Error("offline"));
  const shared = sharedLoad(load);
  expect(await Promise.allSettled([shared(), shared()])).toMatchObject([
    { status: "rejected" },
    { status: "rejected" },
  ]);
  expect(await shared()).toBe("part");
  expect(load).toHaveBeenCalledTimes(2);
});
