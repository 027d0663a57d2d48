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
    .map(({ type }) => REQUIRED[type] ?? "SimpleRNN(1)");
  return `${layer.name}(${missing.join(", ")})`;
}

/** Statements that make one item as the last layer or model of its line. */
function lineOf(item, catalog) {
  const model = /^(functional )?(Model|Sequential)(?:\((.*)\))?$/.exec(item);
  if (model === null) return `Sequential([Input((2, 3)), ${layerText(item, catalog)}])`;
  const [, , class_name, args = ""] = model;
  if (class_name === "Sequential") return `Sequential([Input((2, 3)), Dense(1)]${args === "" ? "" : `, ${args}`})`;
  return `Model(t, Dense(1)(t)${args === "" ? "" : `, ${args}`})`;
}

/** A layer's name; with those of its halves if it has two. */
function namesOf(layer) {
  const halves = layer.parts.filter(({ id }) => id === "forward" || id === "backward").map(({ name }) => name);
  return halves.length > 0 ? [layer.name, ...halves] : layer.name;
}

export function checkNaming(one, { rnn }) {
  onlyCaseKeys(one, ["program", "expected"]);
  const items = itemsOf(one.program);
  const text = ["t = Input((2, 3))", ...items.map((item) => lineOf(item, rnn.catalog))].join("\n");
  const { models } = rnn.read(text, { dialect: one.semantics });
  equal("number of things made", items.length, models.length);
  const found = models.map(({ spec }, i) => {
    const plan = unwrap(rnn.plan(spec));
    return /Model|Sequential/.test(items[i]) ? plan.name : namesOf(plan.layers.at(-1));
  });
  equal("names", one.expected, found);
}
