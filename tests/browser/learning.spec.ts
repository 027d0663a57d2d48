import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { Playground } from "./playground.ts";

async function opened(playground: Playground, tab?: string): Promise<Locator> {
  const panel = playground.element.locator("section.learn");
  await playground.element.getByRole("button", { name: /^(Learn|익히기)$/ }).click();
  await panel.locator(".learn-tabs").waitFor();
  if (tab !== undefined) await panel.getByRole("button", { name: tab }).click();
  return panel;
}

test("notes say what holds on the screen, with its figures, and follow the model", async ({ page }) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  const panel = await opened(playground);
  await panel.getByText("Has every time step weights of its own?").click();
  await expect(panel).toContainText("Its 42 parameters are 10·3 + 3·3 + 3");
  await expect(panel).not.toContainText("Is an LSTM four layers deep?");
  await playground.type("model = Sequential()\nmodel.add(LSTM(3, input_shape=(2, 10)))");
  await expect(panel).toContainText("Is an LSTM four layers deep?");
  await expect(panel).toContainText("Its 168 parameters are 4 · (10·3 + 3·3 + 3)");
});

test("a question covers its answer until it is given, says what the mistake is, and can be switched off", async ({
  page,
}) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  const panel = await opened(playground, "Predict");
  const chips = playground.shapes.locator(".flow");
  await expect(chips).toBeVisible();
  await panel.getByRole("button", { name: "A shape" }).click();
  await expect(chips).toBeHidden();
  await expect(playground.summary.locator(".counts")).toBeHidden();
  await panel.getByRole("button", { name: "(None, 2, 3)" }).click();
  await expect(panel.locator(".learn-answer")).toContainText("Not this. The time axis would stay only with");
  await expect(panel.locator(".learn-answer")).toContainText("It is (None, 3).");
  await expect(chips).toBeVisible();
  await panel.getByRole("button", { name: "Enough" }).click();
  await panel.getByRole("button", { name: "A count" }).click();
  await expect(playground.summary.locator(".counts")).toBeHidden();
  await panel.getByRole("button", { name: "42", exact: true }).click();
  await expect(panel.locator(".learn-answer")).toContainText("Right. 42 = 10·3 + 3·3 + 3.");
  await expect(panel).toContainText("1 of 2 right");
  await panel.getByRole("button", { name: "Another one" }).click();
  await panel.getByRole("button", { name: "Skip, show it" }).click();
  await expect(panel).toContainText("1 of 2 right");
  await expect(playground.summary.locator(".counts")).toBeVisible();
  await panel.getByRole("button", { name: "Ask no questions" }).click();
  await expect(panel.getByRole("button", { name: "A count" })).toHaveCount(0);
  await panel.getByRole("button", { name: "Ask questions again" }).click();
  await expect(panel.getByRole("button", { name: "A count" })).toBeVisible();
});

test("the next number is guessed from its terms, and then gone to", async ({ page }) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  const panel = await opened(playground, "Predict");
  await panel.getByRole("button", { name: "The next number" }).click();
  await expect(panel.locator(".learn-title")).toContainText(/Will h2\[\d\] be positive or negative\?/);
  await panel.locator(".option").first().click();
  const told = (await panel.locator(".learn-answer").innerText()).replaceAll("−", "-");
  const [, entry = "", value = ""] = /h2\[(\d)\] = tanh.* = (-?[\d.]+)\.$/.exec(told) ?? [];
  await panel.getByRole("button", { name: "Go there" }).click();
  const numbers = await playground.numbers();
  const shown = [...numbers].find(([address]) => address.startsWith("q|1||h|2|") && address.endsWith(`|${entry}`));
  expect(shown?.[1]).toBe(Number(value));
});

test("the smallest gradient is asked for with the panel that shows it covered", async ({ page }) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  await playground.element.getByRole("button", { name: "Gradient", exact: true }).click();
  const chart = playground.element.locator("section.gradient .gradient-chart");
  await expect(chart).toBeVisible();
  const panel = await opened(playground, "Predict");
  await panel.getByRole("button", { name: "The gradient" }).click();
  await expect(chart).toBeHidden();
  await panel.getByRole("button", { name: "Time step 1" }).click();
  await expect(panel.locator(".learn-answer")).toContainText("Sizes of the gradient:");
  await expect(chart).toBeVisible();
});

test("the learner computes a sub-step: slips are named, the arithmetic follows, and the cell goes on", async ({
  page,
}) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  const panel = await opened(playground, "Be the cell");
  const field = panel.locator(".learn-sheet input").first();
  // Past the two products, to the sum of both.
  await panel.getByRole("button", { name: "Let the cell do it" }).click();
  await panel.getByRole("button", { name: "Let the cell do it" }).click();
  const [a = 0, b = 0] = await panel
    .locator(".terms td:last-child")
    .first()
    .getByRole("button")
    .click()
    .then(async () => (await panel.locator(".learn-terms").first().innerText()).split(" + "))
    .then((terms) => terms.map((term) => Number(term.replaceAll("−", "-").replaceAll(/[()]/g, ""))));
  await field.fill(String(a));
  await field.press("Enter");
  await expect(panel.locator(".verdict").first()).toContainText("is missing");
  await expect(panel.getByRole("status")).toContainText("Not all of it is right yet.");
  await field.fill((a + b).toFixed(2));
  await panel.getByRole("button", { name: "Check" }).click();
  await expect(panel.locator(".verdict").first()).toContainText("✓ right");
  await expect(panel.locator(".learn-terms b").first()).toHaveText((a + b).toFixed(3).replace("-", "−"));
  const before = await playground.where.innerText();
  await panel.getByRole("button", { name: "Let the cell do it" }).click();
  await expect(playground.where).not.toHaveText(before);
  await expect(field).toHaveValue("");
  await playground.press("last");
  await expect(panel).toContainText("The run is at its end");
});

for (const [colorScheme, locale] of [
  ["light", "en-US"],
  ["dark", "ko-KR"],
] as const) {
  test.describe(`${colorScheme}, ${locale}`, () => {
    test.use({ colorScheme, locale });

    test("axe finds nothing in a note, a question, its answer and a sub-step with a slip in it", async ({
      page,
      accessible,
    }) => {
      await page.goto("./");
      const playground = new Playground(page);
      await playground.ready();
      const panel = await opened(playground);
      const tab = (index: number) => panel.locator(".learn-tabs .tab").nth(index).click();
      await panel.locator("summary").first().click();
      await accessible();
      await tab(1);
      await panel.locator(".learn-buttons .button").first().click();
      await accessible();
      await panel.locator(".option").first().click();
      await accessible();
      await tab(2);
      await panel.locator(".learn-sheet input").first().fill("9");
      await panel.locator(".learn-sheet input").first().press("Enter");
      await accessible();
    });
  });
}
