/**
 * Programs told in words, as cases have them, → Keras text:
 *
 *     LSTM(10,seq)+Bidirectional(GRU(5))+Dense(1) on (7,3)      layers on an input shape; `seq` and bare argument names are switched on
 *     Model(Input((5,2)), LSTM(3, return_state=True))             a layer of a functional model that is not called yet
 *     Bidirectional(LSTM return_state)                            a class followed by the arguments that are on
 *     … built on (None,2,10) · … on Input((6,)) · … without Input · … compiled with Adam and trained for a step
 *     built SimpleRNN(3).set_weights([k]) · m.fit before compile       a layer that has been called; a method, with `m` some small model
 *
 * Sizes that the words leave out can be taken from the table that the program prints.
 */
import { fail } from "./compare.mjs";

const SHORT = { seq: "return_sequences" };

function tokensOf(text) {
  const tokens = text.match(/'[^']*'|"[^"]*"|-?\d+(?:\.\d+)?|[A-Za-z_][\w.]*|[()[\]{},=+]/g) ?? [];
  if (tokens.join("") !== text.replace(/\s+/g, "")) fail("not supported: a program that cannot be understood");
  return tokens;
}

/** `{name, args, kwargs, called}` for a call, `{list}` for a list or tuple, `{text}` for what stays as it is. */
class Parser {
  constructor(text) {
    this.tokens = tokensOf(text);
    this.at = 0;
  }

  get next() {
    return this.tokens[this.at];
  }

  take(token) {
    if (this.next !== token) return false;
    this.at += 1;
    return true;
  }

  expect(token) {
    if (!this.take(token)) fail("not supported: a program that cannot be understood");
  }

  items(end) {
    const items = [];
    while (!this.take(end)) {
      items.push(this.argument());
      if (!this.take(",") && this.next !== end) fail("not supported: a program that cannot be understood");
    }
    return items;
  }

  argument() {
    const value = this.value();
    if (value.name === undefined || value.called || !this.take("=")) return value;
    return { keyword: value.name, value: this.value() };
  }

  value() {
    if (this.take("(")) return { list: this.items(")"), open: "(", close: ")" };
    if (this.take("[")) return { list: this.items("]"), open: "[", close: "]" };
    const token = this.tokens[this.at++];
    if (!/^[A-Za-z_]/.test(token ?? "") || /^(True|False|None)$/.test(token)) return { text: token ?? "" };
    const call = { name: token, args: [], called: this.take("(") };
    if (call.called) call.args = this.items(")");
    // `LSTM return_state`: what stands after a class is on.
    while (/^[a-z_]+$/.test(this.next ?? "") && /^[A-Z]/.test(token)) {
      call.called = true;
      call.args.push({ name: this.tokens[this.at++], args: [], called: false });
    }
    return call;
  }
}

/** The layers of `A+B+C`, or of a single call. */
export function parseChain(text) {
  const parser = new Parser(text);
  const chain = [parser.value()];
  while (parser.take("+")) chain.push(parser.value());
  if (parser.next !== undefined) fail("not supported: a program that cannot be understood");
  return chain;
}

function isSwitch(value) {
  return value.name !== undefined && !value.called && /^[a-z]/.test(value.name);
}

export function printed(value) {
  if (value.text !== undefined) return value.text;
  if (value.keyword !== undefined) return `${value.keyword}=${printed(value.value)}`;
  if (value.list !== undefined) {
    const inside = value.list.map(printed).join(", ");
    return `${value.open}${inside}${value.open === "(" && value.list.length === 1 ? "," : ""}${value.close}`;
  }
  const args = value.args.map((arg) => (isSwitch(arg) ? `${SHORT[arg.name] ?? arg.name}=True` : printed(arg)));
  return value.called ? `${value.name}(${args.join(", ")})` : value.name;
}

/** Rows of a printed summary: `{name, class_name, shape, params}`, from the lines of the table that begin a row. */
export function tableRows(text) {
  const rows = [];
  for (const line of text.split("\n")) {
    const cells = line.split("│").map((cell) => cell.trim());
    if (cells.length < 5) continue;
    const [, name, shape, params] = cells;
    if (params !== "")
      rows.push({ name: name.split(" ")[0], class_name: name, shape, params: Number(params.replaceAll(",", "")) });
    else rows.at(-1).class_name += ` ${name}`;
  }
  return rows.map((row) => ({
    ...row,
    class_name: /\((\w+)\)/.exec(row.class_name)?.[1] ?? "",
    sizes: (/\(([^()]*)\)?/.exec(row.shape)?.[1] ?? "")
      .split(",")
      .filter((size) => size.trim() !== "")
      .map(Number),
  }));
}

/** The sizes that a layer in words leaves out, from the row of the table that it prints. */
function withSizes(layer, row) {
  const width = row.sizes.at(-1);
  const given = layer.args.some((arg) => arg.text !== undefined || arg.name?.match(/^[A-Z]/));
  const number = (value) => ({ text: String(value) });
  if (layer.name === "Bidirectional") {
    const [inner, ...rest] = layer.args;
    return { ...layer, args: [withSizes(inner, { ...row, sizes: [width / 2] }), ...rest] };
  }
  if (given) return layer;
  const sizes = layer.name === "Embedding" ? [row.params / width, width] : [width];
  return { ...layer, called: true, args: [...sizes.map(number), ...layer.args] };
}

/** What a program means by `m` when it does not say. */
const SOME_MODEL = "Sequential([Input((2, 10)), SimpleRNN(3)])";

/** A layer, or the layers of a Sequential, behind an Input. */
function onInput(shape, text) {
  const [, inner = text] = /^Sequential\(\[(.*)\]\)$/.exec(text) ?? [];
  return `Sequential([Input(${shape}), ${inner}])`;
}

const FORMS = [
  [
    /^(.*)\.(\w+) before compile$/,
    (_, model, method) => `${model.replace("[...]", "[Input((3,)), Dense(1)]")}.${method}(x, y)`,
  ],
  [/^built (.*)\.(\w+\(.*\))$/, (_, layer, method) => `l = ${layer}\nl(zeros((1, 2, 10)))\nl.${method}`],
  [/^Sequential\(\[.*\]\) without Input$/, (text) => text.replace(/ without Input$/, "")],
  [/^(.*) on Input\((.*)\)$/, (_, layer, shape) => onInput(shape, layer)],
  [/^(.*?)(?: built)? on \(None, ?(.*)\)$/, (_, layer, sizes) => onInput(`(${sizes},)`, layer)],
  [
    /^(.*) on (\(.*\))$/,
    (_, chain, shape) => `Sequential([Input(${shape}), ${parseChain(chain).map(printed).join(", ")}])`,
  ],
  [
    /^Model\((Input\(.*?\)\)), (.*)\)$/,
    (text, input, layer) => (/^[a-z]/.test(layer) ? text : `x = ${input}\nModel(x, ${layer}(x))`),
  ],
];

/**
 * `{text, trained}`: the program as Keras text, and the optimizer that it was trained with, if any. Text that needs no translation stays as it
 * is. `table` is the summary that it prints, for sizes that the words leave out.
 */
export function programText(program, table = "") {
  const { text, trained } = translated(program, table);
  const lacks_model = /\bm\./.test(text) && !/\bm *=/.test(text);
  return { text: lacks_model ? `m = ${SOME_MODEL}\n${text}` : text, trained };
}

/** `Adam`, or `SGD(momentum=0.9)` as class and config. */
function optimizerOf(text) {
  const [, class_name, args = ""] = /^(\w+)(?:\((.*)\))?$/.exec(text) ?? fail(`not supported: the optimizer ${text}`);
  const values = [...args.matchAll(/(\w+) *= *(True|False|[-\d.e]+)/g)].map(([, name, value]) => [
    name,
    value === "True" || (value === "False" ? false : Number(value)),
  ]);
  return { class_name, config: Object.fromEntries(values) };
}

function translated(program, table) {
  const [, words, optimizer] = /^(.*?)(?:,? compiled with (.+?)(?:,| and) (?:trained|fitted|fit)\b.*)?$/.exec(program);
  const trained = optimizer === undefined ? undefined : optimizerOf(optimizer);
  for (const [form, translate] of FORMS) {
    const match = form.exec(words);
    if (match !== null) return { text: translate(...match), trained };
  }
  if (!/^[\w() ]+(\+[\w() ]+)+$/.test(words)) return { text: words, trained };
  const [input, ...rows] = tableRows(table).filter(({ class_name }) => /^(?!NotEqual|Any)/.test(class_name));
  if (input?.class_name !== "InputLayer") fail("not supported: a program without its sizes");
  const layers = parseChain(words).map((layer, i) => withSizes(layer, rows[i] ?? fail("the table has fewer layers")));
  const calls = layers.map((layer) => `x = ${printed(layer)}(x)`);
  const shape = input.sizes.filter((size) => !Number.isNaN(size));
  return { text: [`i = x = Input((${shape.join(", ")},))`, ...calls, "m = Model(i, x)"].join("\n"), trained };
}
