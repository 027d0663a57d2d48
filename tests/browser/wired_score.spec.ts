import { expect, test } from "./fixtures.ts";
import { Playground } from "./playground.ts";

const translator = `from keras.layers import *
from keras.models import Model
source = Input((3, 2), name="source")
seq, h, c = LSTM(2, return_sequences=True, return_state=True, name="encoder")(source)
target = Input((4, 2), name="target")
y = LSTM(2, return_sequences=True, name="decoder")(target, initial_state=[h, c])
a = Attention(name="attention")([y, seq])
model = Model([source, target], TimeDistributed(Dense(2))(Concatenate()([y, a])))`;

const words = `from keras.models import Sequential
from keras.layers import *
model = Sequential([Input((5,)), Embedding(6, 2, mask_zero=True), LSTM(2)])`;

async function open(play: Playground, code: string): Promise<void> {
  await play.element.evaluate((element, text) => {
    (element as HTMLElement & { code: string }).code = text;
  }, code);
}

test("an encoder and its decoder stand side by side, and the last states are the first ones", async ({ page }) => {
  const play = new Playground(page);
  await page.goto("/site/");
  await play.ready();
  await open(play, translator);
  const time = play.element.locator("section.time");
  await expect(time.getByText("encoder", { exact: true })).toBeVisible();
  await play.element.getByRole("button", { name: "To the end" }).click();
  await expect(play.where).toContainText("4 / 4");

  const last = time.getByLabel(/^h_3\[0\] = /).first();
  const first = time.getByLabel(/^h_0\[0\] = /).last();
  const value = (await last.getAttribute("aria-label"))?.split(" = ")[1];
  await expect(first).toHaveAttribute("aria-label", `h_0[0] = ${value}`);
  const [left, right] = [await last.boundingBox(), await first.boundingBox()];
  expect(left!.x).toBeLessThan(right!.x);
  // The wire between them is level.
  expect(Math.abs(left!.y - right!.y)).toBeLessThan(2);
});

test("a word is looked up as a whole number, and a masked step says so", async ({ page }) => {
  const play = new Playground(page);
  await page.goto("/site/");
  await play.ready();
  await open(play, words);
  const time = play.element.locator("section.time");
  const index = time.locator('[data-touch="i|0|1|0"]');
  await expect(index).toHaveText("2");
  await expect(time.getByText("W[2]").first()).toBeVisible();
  await expect(time.getByText("step 3 · masked")).toBeVisible();
  await index.click();
  await expect(index).toHaveClass(/touched/);
});
