/** kind = error: a program read and planned gives Keras' text where Keras raises, and none where it does not. */
import { dialectOf, fail, onlyCaseKeys } from "../compare.mjs";
import { programText } from "../words.mjs";

/** Keras' texts that reading and planning a program give. */
export function kerasTexts(rnn, reading) {
  const plans = reading.models.flatMap(({ spec }) => {
    const plan = rnn.plan(spec);
    return plan.ok ? [] : [plan.error.message];
  });
  const said = reading.diagnostics.filter(({ severity }) => severity !== "note").flatMap(({ keras }) => keras ?? []);
  return [...said, ...plans];
}

export function checkError(one, { rnn }) {
  onlyCaseKeys(one, ["program", "raised", "exception", "message", "essentials", "result", "history", "versions"]);
  const reading = rnn.read(programText(one.program).text, { dialect: dialectOf(one) });
  const missing = reading.diagnostics.find(({ code }) => code === "layer_not_shown");
  if (missing !== undefined) fail(`not supported: ${JSON.stringify(missing.args)}`);
  const texts = kerasTexts(rnn, reading);
  if (!one.raised) {
    if (texts.length > 0) fail(`Keras accepts it, but here it says ${JSON.stringify(texts[0])}`);
    return;
  }
  const lacking = (one.essentials ?? []).find((part) => !texts.some((text) => text.includes(part)));
  if (lacking !== undefined) fail(`expected ${JSON.stringify(lacking)}, got ${JSON.stringify(texts)}`);
  if (texts.length === 0) fail("Keras raises, but here nothing is said");
}
