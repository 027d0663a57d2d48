/**
 * kind = naming: the automatic names of what a program makes, one after the other:
 *
 *     after clear_session: SimpleRNN,SimpleRNN,LSTM                            layers, each in a model of its own
 *     Sequential, functional Model, Sequential(name='seq')                     models
 *     Bidirectional(LSTM(3)); LSTM(1) -> [bidi, forward, backward] names …     a wrapper with its halves; what follows `->` is a remark
 */
import { equal, fail, onlyCaseKeys, unwrap } from "../compare.mjs";
import { parseChain, printed } from "../words.mjs";

/** Items at the top level, apart from commas and semicolons within brackets. */
function itemsOf(program) {
  const text = program.replace(/^.*?clear_session:/, "").replace(/->.*$/, "");
  const items = [""];
  let depth = 0;
  for (const character of text) {
    if ("([".includes(character)) depth += 1;
    if (")]".includes(character)) depth -= 1;
    if (depth === 0 && ",;".includes(character)) items.push("");
    else items[items.length - 1] += character;
  }
  return items.map((item) => item.trim()).filter((item) => item !== "");
}

const REQUIRED = { int: "1", float: "0.5", string: "'relu'", activation: "'relu'", ints: "(1,)", shape: "(1,)" };

/** The call that makes a layer, with the arguments that it cannot do without. */
function layerText(item, catalog) {
  const [layer] = parseChain(item);
  const known = catalog.layers.find(({ class_name }) => class_name === layer.name);
  if (known === undefined) fail(`not supported: ${layer.name}`);
  if (layer.called) return printed(layer);
  const missing = known.arguments
    .filter(({ required }) => required)
    .map(({ type }) => REQUIRED[type] ?? "Dense(1, name='inner')");
  return `${layer.name}(${missing.join(", ")})`;
}

/** Statements that make one item as the last layer or model of its line. */
function lineOf(item, catalog) {
  const model = /^(functional )?(Model|Sequential)(?:\((.*)\))?$/.exec(item);
  if (model !== null) {
    const [, , class_name, args = ""] = model;
    const more = args === "" ? "" : `, ${args}`;
    return class_name === "Sequential" ? `Sequential([t, end]${more})` : `Model(t, end(t)${more})`;
  }
  if (isInput(item))
    return `i = ${/[(]/.test(item) ? item : "Input((2, 3))"}\nModel(i, Dense(1, name="end")(i), name="m")`;
  const layer = layerText(item, catalog);
  return `Sequential([t, ${/^\w*Cell(s\b|\()/.test(layer) ? `RNN(${layer}, name="rnn")` : layer}], name="m")`;
}

function isInput(item) {
  return /^Input(Layer)?\b/.test(item);
}

/** A layer's name; with those of its halves if it has two. The reader leaves out a name that is the first of its kind. */
function namesOf(item, { spec }, rnn) {
  if (isInput(item)) return spec.layers[0].config.name ?? (spec.dialect === "keras2" ? "input_1" : "input_layer");
  const layer = spec.layers.at(-1);
  if (layer.class_name === "Bidirectional") {
    const { name, parts } = unwrap(rnn.plan(spec)).layers.at(-1);
    return [name, ...parts.filter(({ id }) => id === "forward" || id === "backward").map((part) => part.name)];
  }
  const cell = layer.class_name === "RNN" && /^\w*Cell/.test(item) ? layer.config.cell : undefined;
  return nameOf(Array.isArray(cell) ? cell[0] : (cell ?? layer), rnn);
}

function nameOf({ class_name, config }, { catalog }) {
  return config.name ?? catalog.layers.find((known) => known.class_name === class_name).base_name;
}

export function checkNaming(one, { rnn }) {
  onlyCaseKeys(one, ["program", "expected"]);
  const items = itemsOf(one.program);
  // What the items need around them has names of its own, so that it is not counted.
  const text = [
    "t = Input((2, 3), name='t')",
    "end = Dense(1, name='end')",
    ...items.map((item) => lineOf(item, rnn.catalog)),
  ].join("\n");
  const { models } = rnn.read(text, { dialect: one.semantics });
  equal("number of things made", items.length, models.length);
  const found = models.map(({ spec }, i) => {
    return /Model|Sequential/.test(items[i]) ? unwrap(rnn.plan(spec)).name : namesOf(items[i], { spec }, rnn);
  });
  equal("names", one.expected, found);
}
