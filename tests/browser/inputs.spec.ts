import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { Playground } from "./playground.ts";

const words = `from keras import Input, Sequential
from keras.layers import Embedding, LSTM
model = Sequential([Input((None,)), Embedding(12, 4), LSTM(3)])`;
const series = "model = Sequential()\nmodel.add(SimpleRNN(3, input_shape=(None, 2)))";

async function opened(playground: Playground): Promise<Locator> {
  await playground.element.getByRole("button", { name: /^(Inputs|입력)$/ }).click();
  const panel = playground.element.locator("section.inputs");
  await panel.locator(".input-grid, .text-source").first().waitFor();
  return panel;
}

async function rows(panel: Locator): Promise<readonly (readonly string[])[]> {
  const found = await panel.locator(".input-grid [role=row]:not(.head)").all();
  return Promise.all(
    found.map(async (row) => (await row.locator("[role=gridcell]").allInnerTexts()).map((text) => text.trim())),
  );
}

/** As the browser does it, with what the clipboard holds. */
async function paste(target: Locator, text: string): Promise<void> {
  await target.evaluate((element, held) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", held);
    element.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, composed: true, cancelable: true }),
    );
  }, text);
}

test("a table is pasted onto the numbers, the model takes its time steps, and undo brings back what was", async ({
  page,
}) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  await playground.type(series);
  await expect(playground.shapes).toContainText("time None");
  const panel = await opened(playground);
  const before = await rows(panel);
  expect(before).toHaveLength(5);
  await paste(panel.locator(".input-grid [data-touch]").first(), "a\tb\n0,5\t-1\n2\t3,25\n4\t5");
  await expect(panel.getByRole("status")).toContainText("The first row was taken as a header: a, b.");
  await expect(panel.getByRole("status")).toContainText("A comma was read as the decimal sign.");
  await expect(playground.element.locator("section.numbers")).toContainText(
    "no numbers changed by hand, own inputs: 1",
  );
  expect(await rows(panel)).toEqual([
    ["0.50", "−1.00"],
    ["2.00", "3.25"],
    ["4.00", "5.00"],
  ]);
  await expect(playground.where).toContainText("/ 3");
  const cell = panel.getByRole("gridcell", { name: "x_2[1] = 3.25" });
  await cell.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(panel.getByRole("gridcell", { name: "x_2[0] = 2.00" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.type("7");
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("gridcell", { name: "x_2[0] = 7.00" })).toBeFocused();
  const undo = playground.element.getByRole("button", { name: "Undo" });
  await undo.click();
  await undo.click();
  expect(await rows(panel)).toEqual(before);
});

test("bad cells are named, nothing is put in or lost, and the text can be mended where it stands", async ({ page }) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  await playground.type(series);
  await expect(playground.shapes).toContainText("time None");
  const panel = await opened(playground);
  const before = await rows(panel);
  await paste(panel.locator(".input-grid [data-touch]").first(), "1;2\n3;n/a\n5;");
  await expect(panel.locator(".bad-cells li")).toHaveText(["row 2, column 2: “n/a”", "row 3, column 2: empty"]);
  expect(await rows(panel)).toEqual(before);
  const put = panel.getByRole("button", { name: "Put them in" });
  await expect(put).toBeDisabled();
  const field = panel.getByLabel("Numbers to put in");
  await expect(field).toHaveValue("1;2\n3;n/a\n5;");
  await field.fill("1;2\n3;4\n5;6");
  await put.click();
  expect((await rows(panel)).slice(0, 3)).toEqual([
    ["1.00", "2.00"],
    ["3.00", "4.00"],
    ["5.00", "6.00"],
  ]);
});

test("Hangul is composed without being broken, syllable by syllable, while the model follows", async ({ page }) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  await playground.type(words);
  await expect(playground.shapes).toContainText("Embedding");
  const panel = await opened(playground);
  await panel.getByRole("button", { name: "Text", exact: true }).click();
  await panel.getByRole("button", { name: "Hangul syllables" }).click();
  const field = panel.getByLabel("Texts, one a line");
  await field.fill("");
  await field.focus();
  const keyboard = await page.context().newCDPSession(page);
  const events: string[] = [];
  await page.exposeFunction("noted", (type: string) => events.push(type));
  await field.evaluate((element) => {
    for (const type of ["compositionstart", "compositionend"])
      element.addEventListener(type, () => (window as unknown as { noted: (type: string) => void }).noted(type));
  });
  for (const [steps, done] of [
    [["ㅎ", "하", "한"], "한"],
    [["ㄱ", "그", "글"], "글"],
  ] as const) {
    for (const text of steps) {
      await keyboard.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
      await page.waitForTimeout(60);
    }
    await keyboard.send("Input.insertText", { text: done });
  }
  await expect(field).toHaveValue("한글");
  expect(events.filter((type) => type === "compositionstart")).toHaveLength(2);
  await expect(panel.locator(".tokens .token")).toHaveText(["한", "글"]);
  await expect(panel.locator(".tokens .index")).toHaveText(["2", "3"]);
  await expect(playground.where).toContainText("/ 2");
});

test("padding, out of vocabulary and what is cut are said", async ({ page, accessible }) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  await playground.type(words.replace("(None,)", "(4,)").replace("12", "5"));
  await expect(playground.shapes).toContainText("time 4");
  const panel = await opened(playground);
  await panel.getByRole("button", { name: "Text", exact: true }).click();
  await panel.getByLabel("Texts, one a line").fill("a b\nb c d e f b");
  await expect(panel.locator(".tokens .token")).toHaveText(["pad", "pad", "a", "b"]);
  await panel.getByRole("group", { name: "Padding" }).getByRole("button", { name: "after" }).click();
  await expect(panel.locator(".tokens .token")).toHaveText(["a", "b", "pad", "pad"]);
  await panel.getByRole("button", { name: "Next sample" }).click();
  await expect(panel).toContainText("Out of vocabulary: 3.");
  await expect(panel).toContainText("cut off: 2 (b c)");
  await accessible();
});

test("a large table is drawn in part, scrolls, and does not hold the page up", async ({ page }) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  await playground.type("model = Sequential()\nmodel.add(SimpleRNN(2, input_shape=(200, 512)))");
  await expect(playground.shapes).toContainText("features 512");
  const panel = await opened(playground);
  expect(await panel.getByRole("gridcell").count()).toBeLessThan(400);
  const text = Array.from({ length: 200 }, (_, row) =>
    Array.from({ length: 512 }, (_, column) => row + column / 1000).join("\t"),
  ).join("\n");
  await paste(panel.locator(".input-grid [data-touch]").first(), text);
  await expect(panel.getByRole("gridcell", { name: "x_1[1] = 0.00" })).toBeVisible();
  await panel.locator(".input-grid").evaluate((grid) => grid.scrollTo(grid.scrollWidth, grid.scrollHeight));
  await expect(panel.getByRole("gridcell", { name: "x_200[511] = 200" })).toBeVisible();
  await expect(panel.getByRole("grid")).toHaveAttribute("aria-colcount", "513");
});

test("generators, dark, in Korean, on a phone: accessible and within the screen", async ({ page, accessible }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  await playground.element.getByRole("button", { name: "한국어" }).click();
  const panel = await opened(playground);
  const shown: string[] = [];
  for (const name of ["사인파", "잡음", "원-핫", "경사", "0"]) {
    await panel.getByRole("button", { name, exact: true }).click();
    shown.push(String(await rows(panel)));
  }
  expect(new Set(shown).size).toBe(5);
  expect(shown.at(-1)).toMatch(/^(0\.00,?)+$/);
  await accessible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
});
