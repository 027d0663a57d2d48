/** kind = error: a program read and planned gives Keras' text where Keras raises, and none where it does not. */
import { close, dialectOf, equal, fail, onlyCaseKeys, unwrap } from "../compare.mjs";
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

function shapeText(shape) {
  const sizes = shape.map((size) => size ?? "None");
  return `(${sizes.join(", ")}${sizes.length === 1 ? "," : ""})`;
}

/** `<Sequential name=sequential, built=True>`: the last model of the program, or the layer that it is shown for. */
function checkObject(rnn, reading, [, class_name, name, built]) {
  const plan = unwrap(rnn.plan(reading.models.at(-1)?.spec ?? fail("the program makes nothing")));
  if (class_name === "Sequential" || class_name === "Functional") {
    equal(
      "the model",
      [class_name, name, built === "True"],
      [plan.sequential ? "Sequential" : "Functional", plan.name, plan.built],
    );
  } else {
    const layer = plan.layers.at(-1);
    equal("the layer", [class_name, name], [layer?.class_name, layer?.name]);
  }
}

/**
 * What an attribute of a layer is: the argument as it was read, or, where Keras keeps another value than it is given (a rate above one), one with
 * which the layer computes the same.
 */
function checkAttribute(rnn, reading, attribute, expected) {
  const { spec } = reading.models.at(-1) ?? fail("the program makes no layer");
  const layer = spec.layers.at(-1);
  const found = layer.config[attribute];
  if (found === expected) return;
  const outputOf = (value) => {
    const changed = { ...layer, config: { ...layer.config, [attribute]: value } };
    const input = { class_name: "InputLayer", config: { batch_shape: [null, 3, 2] } };
    const whole = { ...spec, layers: [input, changed] };
    const inputs = [
      [
        [0.5, -1],
        [2, 0.25],
        [-0.75, 1],
      ],
      [
        [1, 1],
        [-1, 0.5],
        [0, 3],
      ],
    ];
    const count = unwrap(rnn.plan(whole)).parameters;
    const weights = Float32Array.from({ length: count }, (_, i) => Math.sin(i + 1));
    // What a rate drops depends on the seed: over some of them two rates show.
    const seeds = Array.from({ length: 16 }, (_, seed) => seed);
    return seeds.flatMap((seed) => [
      ...unwrap(rnn.run(whole, { weights, inputs: [inputs], training: true, seed })).outputs[0].data,
    ]);
  };
  const [wanted, got] = [outputOf(expected), outputOf(found)];
  close(
    `${attribute}=${found} in place of ${expected}`,
    wanted,
    { shape: [wanted.length], data: got },
    { abs: 0, rel: 0 },
  );
}

/** Holds what an accepted program gives against what is read of it. None says nothing. */
function checkResult(one, rnn, reading) {
  const result = String(one.result ?? "None");
  const object = /^<(\w+) name=(\w+), built=(True|False)>$/.exec(result);
  const attribute = /\.(\w+)$/.exec(one.program)?.[1];
  if (result === "None") return;
  if (object !== null) {
    checkObject(rnn, reading, object);
  } else if (attribute === "output_shape") {
    const plan = unwrap(rnn.plan(reading.models.at(-1)?.spec ?? fail("the program makes no model")));
    const [output] = plan.outputs;
    equal("output_shape", result, shapeText(plan.nodes[output.node].output_shapes[output.output]));
  } else if (attribute !== undefined && Number.isFinite(Number.parseFloat(result))) {
    checkAttribute(rnn, reading, attribute, Number.parseFloat(result));
  } else {
    fail(`not supported: the result ${result}`);
  }
}

export function checkError(one, { rnn }) {
  onlyCaseKeys(one, ["program", "raised", "exception", "message", "essentials", "result", "history", "versions"]);
  const reading = rnn.read(programText(one.program).text, { dialect: dialectOf(one) });
  const missing = reading.diagnostics.find(({ code }) => code === "layer_not_shown");
  if (missing !== undefined) fail(`not supported: ${JSON.stringify(missing.args)}`);
  const texts = kerasTexts(rnn, reading, one.raised);
  if (!one.raised) {
    if (texts.length > 0) fail(`Keras accepts it, but here it says ${JSON.stringify(texts[0])}`);
    checkResult(one, rnn, reading);
    return;
  }
  const lacking = (one.essentials ?? []).find((part) => !texts.some((text) => text.includes(part)));
  if (lacking !== undefined) fail(`expected ${JSON.stringify(lacking)}, got ${JSON.stringify(texts)}`);
  if (texts.length === 0) fail("Keras raises, but here nothing is said");
}
