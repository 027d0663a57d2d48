import { expect, test } from "./fixtures.ts";
import { Playground } from "./playground.ts";

test.beforeEach(async ({ page }) => {
  await page.goto("./");
  await new Playground(page).ready();
});

test("typing units=5 changes shapes, summary and picture at once", async ({ page }) => {
  const playground = new Playground(page);
  await playground.type("model = Sequential()\nmodel.add(SimpleRNN(units=, input_shape=(2, 10)))");
  for (const _ of ", input_shape=(2, 10)))") await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("5");
  await expect(playground.shapes).toContainText("units 5");
  await expect(playground.summary).toContainText("80 = 10·5 + 5·5 + 5");
  await expect(playground.cell.locator(".ledger th[scope=col]")).toHaveCount(5);
});

test("half-typed code keeps the last good picture, marked stale, with the sentence why", async ({ page }) => {
  const playground = new Playground(page);
  const before = await playground.cell.locator(".ledger").innerText();
  await playground.edit();
  for (const _ of "\nmodel.summary()") await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  await expect(playground.element.locator("section.cell.stale")).toHaveCount(1);
  await expect(playground.guide).toContainText("The pictures show the last model that worked.");
  await expect(playground.guide).toContainText("is never closed");
  await expect(playground.element.locator(".problem.error")).toContainText("is never closed");
  expect(await playground.cell.locator(".ledger").innerText()).toBe(before);
  await page.keyboard.type(")");
  await expect(playground.element.locator("section.cell.stale")).toHaveCount(0);
});

test("a misspelt argument is mended by one click, which undo takes back", async ({ page }) => {
  const playground = new Playground(page);
  await playground.type("model = Sequential()\nmodel.add(SimpleRNN(3, input_shape=(2, 10), retrun_sequences=True))");
  await playground.element.locator(".problem .mend").first().click();
  await expect(playground.editor).toContainText("return_sequences=True");
  await expect(playground.shapes).toContainText("time 2");
  await playground.element.getByRole("button", { name: "Undo" }).click();
  await expect(playground.editor).toContainText("retrun_sequences=True");
});

test("a stacked layer that gets no sequence is refused in its place, the shapes go as far as they fit, and one click mends it", async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.choose(6);
  await expect(playground.element.locator(".problem.error")).toContainText("line 6");
  await expect(playground.element.locator(".problem.error .keras")).toContainText("expected ndim=3, found ndim=2");
  await expect(playground.shapes.locator(".misfit")).toContainText("does not fit");
  await expect(playground.shapes.locator(".chip.wanted")).toHaveText(["batch", "time", "features"]);
  await playground.element.locator(".problem .mend").first().click();
  await expect(playground.shapes.locator(".misfit")).toHaveCount(0);
  await expect(playground.shapes).toContainText("units 2");
  await expect(playground.element.locator("pre.source")).toContainText("return_sequences=True");
});

test("the model that the caret is in is the one shown", async ({ page }) => {
  const playground = new Playground(page);
  await playground.type(
    "a = Sequential()\na.add(SimpleRNN(3, input_shape=(2, 10)))\nb = Sequential()\nb.add(SimpleRNN(4, input_shape=(2, 10)))",
  );
  await expect(playground.shapes).toContainText("units 4");
  await page.keyboard.press("Control+Home");
  await expect(playground.shapes).toContainText("units 3");
  await playground.summary.getByRole("combobox").first().selectOption({ index: 1 });
  await expect(playground.shapes).toContainText("units 4");
});

test("the dialect can be chosen, and the reason is said", async ({ page }) => {
  const playground = new Playground(page);
  await playground.choose(1);
  const model = playground.element.locator("section.model");
  await expect(model).toContainText("Read as Keras 2: only Keras 2 has “batch_input_shape=”");
  await model.getByRole("button", { name: "Keras 3" }).click();
  await expect(model).toContainText("Read as Keras 3: because you chose it");
  await expect(model.locator(".problem")).toContainText("batch_input_shape");
});

test("a model whose input shape is not known says so, and Keras 3 prints question marks", async ({ page }) => {
  const playground = new Playground(page);
  await playground.type("model = Sequential()\nmodel.add(SimpleRNN(3))");
  await expect(playground.shapes).toContainText("The input shape is not known yet");
  await expect(playground.guide).toContainText("The input shape is not known yet");
  await playground.summary.getByRole("button", { name: "Keras 2" }).click();
  await expect(playground.summary).toContainText("This model has not yet been built");
  await playground.summary.getByRole("button", { name: "Keras 3" }).click();
  await expect(playground.summary.locator("pre")).toContainText("?");
});

test("what the other Keras would print is shown, with what it refuses in this text", async ({ page }) => {
  const playground = new Playground(page);
  await playground.choose(1);
  await playground.summary.getByRole("button", { name: "Keras 3" }).click();
  await expect(playground.summary).toContainText("Keras 3 does not accept this text");
  await expect(playground.summary.locator("pre")).toContainText("│ (8, 3)");
});

test("Korean typed through an input method arrives whole", async ({ page }) => {
  const playground = new Playground(page);
  await playground.edit();
  const session = await page.context().newCDPSession(page);
  await page.keyboard.press("Enter");
  await page.keyboard.type("# ");
  for (const text of ["ㅎ", "하", "한"]) {
    await session.send("Input.imeSetComposition", { text, selectionStart: 1, selectionEnd: 1 });
  }
  await session.send("Input.insertText", { text: "한" });
  await page.keyboard.type("글");
  await expect(playground.editor).toContainText("# 한글");
  await expect(playground.element.locator(".problem.error")).toHaveCount(0);
});
