import { expect, test } from "./fixtures.ts";
import { Playground } from "./playground.ts";

const examples = [
  "last state",
  "fixed batch",
  "return_sequences",
  "bidirectional",
  "output each step",
  "shared weights",
];

/** Two numbers printed with three decimals, added up, are off by no more than this. */
const printed = 0.0025;

/** Holds what is written in the ledger against the equations of SimpleRNN and Dense; returns how many sums were checked. */
function check(numbers: ReadonlyMap<string, number>): number {
  let checked = 0;
  for (const [address, z] of numbers) {
    const [kind, node, part, quantity, t, entry] = address.split("|");
    if (kind !== "q" || quantity !== "z") continue;
    const at = (id: string) => numbers.get(["q", node, part, id, t, entry].join("|"));
    const [xW, hU, h, y] = [at("xW"), at("hU"), at("h"), at("y")];
    const bias = [...numbers].find(
      ([other]) => other.startsWith("w|") && other.endsWith(`|${entry}`) && isBias(other, numbers),
    )?.[1];
    if (xW === undefined || bias === undefined) continue;
    expect(Math.abs(xW + (hU ?? 0) + bias - z), `${address}: ${xW} + ${hU} + ${bias} = ${z}`).toBeLessThan(printed);
    if (h !== undefined) expect(Math.abs(Math.tanh(z) - h), `tanh ${z} = ${h}`).toBeLessThan(printed);
    if (y !== undefined) expect(Math.abs(1 / (1 + Math.exp(-z)) - y), `sigmoid ${z} = ${y}`).toBeLessThan(printed);
    checked++;
  }
  return checked;
}

/** Biases of untrained Keras layers are zero: here they are the only weights in the ledger. */
function isBias(address: string, numbers: ReadonlyMap<string, number>): boolean {
  return numbers.get(address) === 0;
}

for (const [index, name] of examples.entries()) {
  test(`every number of “${name}” is the sum that stands above it, forward and back`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto("./");
    const playground = new Playground(page);
    await playground.ready();
    await playground.choose(index);
    await playground.press("first");
    const slider = playground.element.getByRole("slider");
    const last = Number(await slider.getAttribute("aria-valuemax"));
    const seen: string[] = [];
    let checked = 0;
    for (let position = 0; position <= last; position++) {
      await expect(slider).toHaveAttribute("aria-valuenow", String(position));
      checked += check(await playground.numbers());
      seen.push(await playground.cell.locator(".ledger").innerText());
      if (position < last) await playground.press("step");
    }
    expect(checked).toBeGreaterThan(last / 6);
    for (let position = last; position >= 0; position--) {
      expect(await playground.cell.locator(".ledger").innerText()).toBe(seen[position]);
      if (position > 0) await playground.press("back");
    }
  });
}

test("keys step, jump and play while the picture has the focus, and only then", async ({ page }) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  const slider = playground.element.getByRole("slider");
  await page.keyboard.press("ArrowRight");
  await expect(slider).toHaveAttribute("aria-valuenow", "5");
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await expect(slider).toHaveAttribute("aria-valuenow", "6");
  await page.keyboard.press("Home");
  await expect(slider).toHaveAttribute("aria-valuenow", "0");
  await page.keyboard.press("End");
  await expect(slider).toHaveAttribute("aria-valuenow", "11");
  await page.keyboard.press("Home");
  await page.keyboard.press(" ");
  await expect(slider).not.toHaveAttribute("aria-valuenow", "0");
  await page.keyboard.press(" ");
});

test("each move is spoken", async ({ page }) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  await playground.press("step");
  await expect(playground.element.locator("[aria-live=polite][aria-atomic]")).toHaveText(/time step 2, .*x_2/);
});
