/** kind = error: a program read and planned gives Keras' text where Keras raises, and none where it does not. */
import { dialectOf, fail, onlyCaseKeys } from "../compare.mjs";
import { programText } from "../words.mjs";

/** Keras' errors from planning the models of a program and printing what it prints. */
function errorsOf(rnn, reading) {
  const flavor = reading.dialect;
  const results = reading.models.flatMap(({ spec, summaries }) => [
    rnn.plan(spec),
    ...summaries.map(({ from, to, ...options }) => rnn.summary(spec, flavor, options)),
  ]);
  return results.flatMap((result) => (result.ok ? [] : [result.error.message]));
}

/** Keras' texts about a program: what it raises, and with `warnings` also what it only warns of. */
function kerasTexts(rnn, reading, warnings) {
  const counted = warnings ? ["error", "warning"] : ["error"];
  const said = reading.diagnostics
    .filter(({ severity }) => counted.includes(severity))
    .flatMap(({ keras }) => keras ?? []);
  return [...said, ...errorsOf(rnn, reading)];
}

export function checkError(one, { rnn }) {
  onlyCaseKeys(one, ["program", "raised", "exception", "message", "essentials", "result", "history", "versions"]);
  const reading = rnn.read(programText(one.program).text, { dialect: dialectOf(one) });
  const missing = reading.diagnostics.find(({ code }) => code === "layer_not_shown");
  if (missing !== undefined) fail(`not supported: ${JSON.stringify(missing.args)}`);
  const texts = kerasTexts(rnn, reading, one.raised);
  if (!one.raised) {
    if (texts.length > 0) fail(`Keras accepts it, but here it says ${JSON.stringify(texts[0])}`);
    return;
  }
  const lacking = (one.essentials ?? []).find((part) => !texts.some((text) => text.includes(part)));
  if (lacking !== undefined) fail(`expected ${JSON.stringify(lacking)}, got ${JSON.stringify(texts)}`);
  if (texts.length === 0) fail("Keras raises, but here nothing is said");
}
