import { runInNewContext } from "node:vm";
import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { Playground } from "./playground.ts";

const part = /\/gradient-[^/]*\.js$/;
/** Numbers printed with three decimals: a product or a sum of two of them is off by no more than this. */
const printed = 0.0025;

const vanishing = `model = Sequential()
model.add(SimpleRNN(4, input_shape=(20, 3)))
model.add(Dense(1, activation="sigmoid"))`;

async function opened(playground: Playground): Promise<Locator> {
  const panel = playground.element.locator("section.gradient");
  await playground.element.getByRole("button", { name: /^(Gradient|기울기)$/ }).click();
  await panel.locator(".gradient-plot").waitFor();
  return panel;
}

function read(text: string | null): number {
  return Number((text ?? "").replaceAll("−", "-").trim());
}

/** The ledger of the way back, row by row: what it is the gradient of, in which words, and its numbers. */
async function rowsOf(panel: Locator) {
  const rows = await panel.locator(".ledger[role=grid]").first().locator("tbody tr").all();
  return Promise.all(
    rows.map(async (row) => ({
      label: (await row.locator(".row-label").innerText()).replaceAll(/\s/g, ""),
      numbers: (await row.locator("td.number").allInnerTexts()).map(read),
      touches: await row
        .locator("td.number")
        .evaluateAll((cells) => cells.map((cell) => cell.getAttribute("data-touch") ?? "")),
    })),
  );
}

test("the panel is fetched when it is opened, and the page does without it before", async ({ page }) => {
  const fetched: string[] = [];
  page.on("request", (request) => part.test(request.url()) && fetched.push(request.url()));
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  await page.waitForLoadState("networkidle");
  expect(fetched).toEqual([]);
  await opened(playground);
  expect(fetched).toHaveLength(1);
});

test("back through the steps, every number is what the numbers above it and of the way there make", async ({
  page,
}) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  await playground.press("last");
  const panel = await opened(playground);
  const wanted = await panel
    .locator(".target-field input")
    .evaluateAll((fields) => fields.map((field) => Number((field as HTMLInputElement).value)));
  const numbers = new Map(await playground.numbers());
  for (const step of [2, 1]) {
    await expect(panel.locator("h3").first()).toHaveText(`Back through time step ${step}`);
    for (const [address, number] of await playground.numbers()) numbers.set(address, number);
    const [above, next, sum, z] = await rowsOf(panel);
    expect([above?.label, next?.label, sum?.label, z?.label]).toEqual([
      `∂L/∂h${step}↓`,
      `∂L/∂h${step}←`,
      `∂L/∂h${step}`,
      `∂L/∂z${step}`,
    ]);
    for (const [entry, total] of (sum?.numbers ?? []).entries()) {
      expect(Math.abs((above?.numbers[entry] ?? 0) + (next?.numbers[entry] ?? 0) - total)).toBeLessThan(printed);
      const h = numbers.get(sum?.touches[entry] ?? "") ?? Number.NaN;
      expect(Math.abs(total * (1 - h * h) - (z?.numbers[entry] ?? Number.NaN))).toBeLessThan(printed);
      // The mean squared error of three units: its slope is two thirds of the distance.
      const slope = step === 2 ? (2 / 3) * (h - (wanted[entry] ?? Number.NaN)) : 0;
      expect(Math.abs(slope - (above?.numbers[entry] ?? Number.NaN))).toBeLessThan(printed);
    }
    if (step === 2) await panel.locator(".gradient-plot").press("ArrowLeft");
  }
  const passed = (await rowsOf(panel)).at(-1);
  expect(passed?.label).toBe("∂L/∂h0");
});

/** A line of arithmetic with all its terms, also those behind the ellipsis. */
function whole(line: Locator): Promise<string> {
  return line.evaluate((shown) => {
    const copy = shown.cloneNode(true) as Element;
    for (const summary of copy.querySelectorAll("summary")) summary.remove();
    return (copy.textContent ?? "").replaceAll(/\s+/g, " ").trim();
  });
}

/** What a line of arithmetic says: its expression worked out, and the result it states. */
function workedOut(line: string): { readonly made: number; readonly stated: number } {
  const sides = line.replace(/^=/, "").split(" = ");
  const [made = "", stated = made] = sides;
  const written = made.replaceAll("−", "-").replaceAll("·", "*").replaceAll("²", "**2");
  return { made: Number(runInNewContext(written)), stated: read(stated) };
}

for (const cell of ["SimpleRNN(3", "LSTM(3", "GRU(3", "GRU(3, reset_after=False"]) {
  test(`every gradient of ${cell}) is written out, and its arithmetic gives it`, async ({ page }) => {
    await page.goto("./");
    const playground = new Playground(page);
    await playground.ready();
    await playground.type(`model = Sequential()\nmodel.add(${cell}, input_shape=(4, 2)))\nmodel.add(Dense(1))`);
    await expect(playground.shapes).toContainText("time 4");
    const panel = await opened(playground);
    const rows = await panel.locator(".written .ledger[role=grid] tbody tr").all();
    expect(rows.length).toBeGreaterThan(4);
    const line = panel.locator(".arithmetic");
    for (const row of rows) {
      const number = row.locator("td.number").first();
      await number.click();
      await expect(number).toHaveClass(/touched/);
      const { made, stated } = workedOut(await whole(line.locator(".sum").last()));
      expect(Math.abs(made - stated), await line.innerText()).toBeLessThan(
        0.004 * Math.max(1, Math.abs(stated)) * (Math.abs(stated) < 0.1 ? 0.25 : 1),
      );
      expect(Math.abs(stated - read(await number.innerText()))).toBeLessThan(0.0006);
      await number.click();
    }
    const weight = panel.getByRole("gridcell", { name: /^∂L\/∂W_h.?\[0, 1\] = / });
    await weight.click();
    const { made, stated } = workedOut(await whole(line.locator(".sum").last()));
    expect(Math.abs(made - stated)).toBeLessThan(0.002);
    expect(await panel.locator(".ledger td.made").count()).toBeGreaterThan(0);
  });
}

for (const cell of ["SimpleRNN(2", "GRU(2", "LSTM(2"]) {
  test(`the way back of ${cell}) is walked step by step, from the loss to the initial state, and each step computes what it says`, async ({
    page,
  }) => {
    await page.goto("./");
    const playground = new Playground(page);
    await playground.ready();
    await playground.type(`model = Sequential()\nmodel.add(${cell}, input_shape=(3, 2)))\nmodel.add(Dense(1))`);
    await expect(playground.shapes).toContainText("time 3");
    const panel = await opened(playground);
    await panel.getByRole("button", { name: "To the loss" }).click();
    const [where, line] = [panel.locator(".whereabouts"), panel.locator(".arithmetic .sum").last()];
    const step = panel.getByRole("button", { name: "Step back in time" });
    await expect(where).toHaveText("∂L/∂y");
    const seen: string[] = [];
    for (;;) {
      seen.push((await where.innerText()).replaceAll(/\s+/g, " "));
      const { made, stated } = workedOut(await whole(line));
      expect(Math.abs(made - stated), `${seen.at(-1)}: ${await whole(line)}`).toBeLessThan(0.003);
      await expect(panel.locator("[aria-live]")).not.toBeEmpty();
      if (await step.isDisabled()) break;
      await step.click();
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.at(-1)).toMatch(/time step 1 \/ 3 · ∂L\/∂[hc]0/);
    // The cursor of the page has come along, and nothing is left to come.
    await expect(playground.element.locator("section.time .whereabouts")).toContainText("time step 1 / 3");
    expect(await panel.locator("td.pending, .to-come, .score .ghost").count()).toBe(0);
    const scrubber = panel.getByRole("slider", { name: "Position on the way back" });
    await scrubber.press("ArrowRight");
    await expect(where).toContainText("time step 1 / 3");
    await scrubber.press("PageUp");
    await expect(where).toContainText("time step 2 / 3");
    await expect(panel.locator("h3").first()).toHaveText("Back through time step 2");
    await scrubber.press("End");
    await expect(where).toHaveText("∂L/∂y");
    await panel.getByRole("button", { name: "Play the way back" }).click();
    await expect(where).not.toHaveText("∂L/∂y");
    await panel.getByRole("button", { name: "Pause" }).click();
  });
}

test("the chart and the transport share one cursor, and the table twin has the chart's sizes", async ({ page }) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  await playground.type(vanishing);
  await expect(playground.shapes).toContainText("units 4");
  await playground.press("last");
  const panel = await opened(playground);
  const chart = panel.locator(".gradient-plot");
  await expect(chart).toHaveAttribute("aria-valuenow", "20");
  await chart.press("Home");
  await expect(playground.where).toContainText("time step 1 / 20");
  const [first = ""] = /h_1, (.+)$/.exec((await chart.getAttribute("aria-valuetext")) ?? "")?.slice(1) ?? [];
  await chart.press("End");
  await expect(playground.where).toContainText("time step 20 / 20");
  const [last = ""] = /h_20, (.+)$/.exec((await chart.getAttribute("aria-valuetext")) ?? "")?.slice(1) ?? [];
  await panel.getByRole("button", { name: "Table" }).click();
  const rows = panel.locator(".gradient-sizes tbody tr");
  await expect(rows).toHaveCount(20);
  expect(await rows.first().locator("td").first().innerText()).toBe(first);
  expect(await rows.last().locator("td").first().innerText()).toBe(last);
  const factor = Number(
    /1\/([\d,]+)/.exec(await panel.locator(".gradient-reading").innerText())?.[1]?.replaceAll(",", ""),
  );
  expect(Math.abs(read(last) / read(first) / factor - 1)).toBeLessThan(0.1);
});

test("truncation cuts the way back: the sentence says where, and the check why both differ", async ({ page }) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  await playground.type(vanishing);
  await expect(playground.shapes).toContainText("units 4");
  const panel = await opened(playground);
  await panel.getByLabel("Truncate").selectOption("5");
  await expect(panel.locator(".gradient-reading")).toContainText("it ends at h16");
  await panel.getByRole("button", { name: "Table" }).click();
  const rows = panel.locator(".gradient-sizes tbody tr");
  expect(read(await rows.nth(15).locator("td").first().innerText())).toBeGreaterThan(0);
  expect(await rows.nth(14).locator("td").first().innerText()).toMatch(/^0/);
  await panel.getByRole("button", { name: "Check this gradient" }).click();
  await expect(panel.locator(".verdict")).toContainText("cut into pieces");
  await panel.getByLabel("Truncate").selectOption("0");
  await expect(panel.locator(".verdict")).toContainText("Both agree");
});

test("another target gives another loss; what is no number is refused where it stands", async ({ page }) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  const panel = await opened(playground);
  const [field, loss] = [panel.getByLabel("target, unit 0"), panel.locator(".loss-value")];
  const predictions = (await panel.locator(".target-table tbody tr").last().locator("td").allInnerTexts()).map(read);
  for (const [unit, prediction] of predictions.entries()) {
    await panel.getByLabel(`target, unit ${unit}`).fill(String(prediction));
    await page.keyboard.press("Tab");
  }
  await expect(loss).toHaveText(/L = (0\.000|\d\.\de−\d)/);
  await field.fill("abc");
  await field.press("Enter");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(panel.getByRole("alert").first()).toHaveText("This is not a number");
  await field.press("Escape");
  expect(read(await field.inputValue())).toBe(predictions[0]);
  await panel.getByLabel("Loss", { exact: true }).selectOption("mean_absolute_error");
  await field.fill(String((predictions[0] ?? 0) + 3));
  await field.press("Enter");
  await expect(loss).toHaveText("L = 1.000");
});

test("the gradient check compares the touched weight with what the loss does", async ({ page }) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  const panel = await opened(playground);
  const weight = panel.getByRole("gridcell", { name: /^∂L\/∂W_h\[0, 1\] = / });
  const shown = read(/= (.+)$/.exec((await weight.getAttribute("aria-label")) ?? "")?.[1] ?? "");
  await weight.click();
  await panel.getByRole("button", { name: "Check this gradient" }).click();
  const [analytic, numeric, relative] = (await panel.locator(".check-table .compared").allInnerTexts()).map(read);
  expect(Math.abs((analytic ?? Number.NaN) - shown)).toBeLessThan(0.0006);
  const written = (await panel.locator(".check-table .how").innerText()).replaceAll("−", "-");
  const [, above, below, distance] = /\(([\d.]+) - \(?(-?[\d.]+)\)?\) \/ ([\d.]+)/.exec(written) ?? [];
  expect(Math.abs((Number(above) - Number(below)) / Number(distance) - (numeric ?? Number.NaN))).toBeLessThan(1e-4);
  expect(relative).toBeLessThan(0.02);
  await expect(panel.locator(".verdict")).toContainText("Both agree");
});

test("it is accessible and keeps its place in both languages, light and dark, on a phone and without a way back", async ({
  page,
  accessible,
}) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  const panel = await opened(playground);
  await accessible();
  const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(await sideways()).toBe(0);
  await page.emulateMedia({ colorScheme: "dark" });
  await playground.element.getByRole("button", { name: "한국어" }).click();
  await expect(panel.locator(".gradient-reading")).toContainText("기울기");
  await panel.getByRole("button", { name: "표", exact: true }).click();
  await panel.getByRole("button", { name: "이 기울기 검사하기" }).click();
  await expect(panel.locator(".verdict")).toContainText("일치합니다");
  await accessible();
  expect(await sideways()).toBe(0);
  await playground.type("model = Sequential()\nmodel.add(Dense(3, input_shape=(4,)))");
  await expect(panel).toContainText("순환층이 없어서");
  await accessible();
});

test("a panel that cannot be fetched says so, and comes when it is asked again", async ({ page, complaints }) => {
  await page.route(part, (route) => route.abort());
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  const panel = playground.element.locator("section.gradient");
  await playground.element.getByRole("button", { name: "Gradient" }).click();
  await expect(panel.getByRole("alert")).toContainText("could not be loaded");
  await expect(playground.cell.locator("[data-touch]").first()).toBeVisible();
  expect(complaints.expected(/request failed|console error/)).toBeGreaterThan(0);
  await page.unroute(part);
  await panel.getByRole("button", { name: "Try again" }).click();
  await expect(panel.locator(".gradient-plot")).toBeVisible();
});
