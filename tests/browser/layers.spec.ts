import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { Playground } from "./playground.ts";

const stack = `from keras.models import Sequential
from keras.layers import LSTM, Dense

model = Sequential()
model.add(LSTM(3, input_shape=(4, 2)))  # remembers
model.add(Dense(1, activation='sigmoid'))  # decides
`;

async function opened(playground: Playground, code: string): Promise<Locator> {
  await playground.type(code);
  await expect(playground.shapes).toContainText("units");
  await playground.element.getByRole("button", { name: "Layers", exact: true }).click();
  const cards = playground.element.locator(".layer-cards");
  await cards.locator(".card").first().waitFor();
  return cards;
}

async function code(playground: Playground): Promise<string> {
  return playground.element.evaluate((element) => (element as unknown as { code: string }).code);
}

test("cards change the text and the text changes the cards; comments stay, and undo takes it back", async ({
  page,
  accessible,
}) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  const cards = await opened(playground, stack);
  await cards.getByRole("button", { name: /^LSTM/ }).click();
  await accessible();
  await cards.getByLabel("units").fill("5");
  await cards.getByLabel("units").press("Enter");
  await expect(playground.shapes).toContainText("units 5");
  await cards.getByLabel("go_backwards").check();
  expect(await code(playground)).toContain("model.add(LSTM(5, input_shape=(4, 2), go_backwards=True))  # remembers");
  await cards.getByLabel("go_backwards").uncheck();
  expect(await code(playground)).toBe(stack.replace("LSTM(3", "LSTM(5"));
  await cards.getByLabel("units").fill("many");
  await cards.getByLabel("units").press("Enter");
  await expect(cards.getByLabel("units")).toHaveAttribute("aria-invalid", "true");
  expect(await code(playground)).toBe(stack.replace("LSTM(3", "LSTM(5"));
  for (let undone = 0; undone < 3; undone++) await playground.element.getByRole("button", { name: "Undo" }).click();
  expect(await code(playground)).toBe(stack);
  await expect(cards.locator(".card").nth(1)).toContainText("units=3");
});

test("layers are added, moved and removed by keyboard, and the keyboard stays with the card", async ({ page }) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  const cards = await opened(playground, stack);
  await cards.getByLabel("New layer").selectOption("Dropout");
  await cards.getByRole("button", { name: "Add at the end" }).press("Enter");
  await expect(cards.getByRole("status")).toHaveText("Dropout has been added.");
  expect(await code(playground)).toContain("import LSTM, Dense, Dropout");
  expect(await code(playground)).toContain("# decides\nmodel.add(Dropout(0.5))");
  const up = cards.getByRole("button", { name: "Move Dropout up" });
  await up.press("Enter");
  await expect(cards.getByRole("status")).toHaveText("Dropout is now number 3.");
  await expect(cards.getByRole("button", { name: "Move Dropout up" })).toBeFocused();
  expect(await code(playground)).toMatch(
    /Dropout\(0\.5\)\)\nmodel\.add\(Dense\(1, activation='sigmoid'\)\) {2}# decides/,
  );
  await cards.getByRole("button", { name: "Remove Dropout" }).press("Enter");
  expect(await code(playground)).toBe(stack.replace("Dense\n", "Dense, Dropout\n"));
  await expect(cards.locator(".card")).toHaveCount(3);
});

test("what cards cannot express is said and left alone, in Korean, dark, on a phone", async ({ page, accessible }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  const cards = await opened(
    playground,
    "units = 4\nx = Input((4, 2))\ny = Bidirectional(LSTM(units))(x)\nmodel = Model(x, y)",
  );
  await playground.element.getByRole("button", { name: "한국어" }).click();
  await expect(cards).toContainText("함수형 API");
  await expect(cards.getByRole("button", { name: /지우기/ })).toHaveCount(0);
  await cards.getByRole("button", { name: /^Bidirectional/ }).click();
  await expect(cards.locator(".field", { hasText: "units" }).locator("code")).toHaveText("units");
  await cards.getByLabel("merge_mode").selectOption('"sum"');
  expect(await code(playground)).toContain('Bidirectional(LSTM(units), merge_mode="sum")(x)');
  await accessible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
});
