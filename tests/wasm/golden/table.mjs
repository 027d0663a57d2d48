/**
 * A printed summary → the functional model that it describes, for programs told in words that are not understood: names, shapes, parameter counts
 * and connections are in the table, and what follows from them is all that a summary shows again.
 */
import { fail } from "./compare.mjs";

/** Cells of the rows of a table: a row's lines are one string per column. */
function cellsOf(text) {
  return text.includes("┃") ? ruledCells(text) : spacedCells(text);
}

/** Keras 3: columns between rules, rows between lines of rules, cells wrapped at blanks. */
function ruledCells(text) {
  const rows = [[]];
  for (const line of text.split("\n")) {
    if (/^[┡├]/.test(line)) rows.push([]);
    if (line.startsWith("│")) {
      const cells = line.split("│").slice(1, -1);
      cells.forEach((cell, i) => {
        rows.at(-1)[i] = `${rows.at(-1)[i] ?? ""} ${cell.trim()}`.trim();
      });
    }
  }
  return rows.filter((row) => row.length > 0);
}

/** Keras 2: columns where the header has them, rows between empty lines or lines of `_`, cells cut anywhere. */
function spacedCells(text) {
  const lines = text.split("\n");
  const header = lines.findIndex((line) => line.includes("Layer (type)"));
  const starts = ["Layer (type)", "Output Shape", "Param #", "Connected to"]
    .map((title) => lines[header]?.indexOf(title) ?? -1)
    .filter((start) => start >= 0);
  const rows = [[]];
  for (const line of lines.slice(header + 2)) {
    if (/^=/.test(line)) break;
    if (/^(_+|\s*)$/.test(line)) {
      rows.push([]);
      continue;
    }
    starts.forEach((start, i) => {
      const cell = line.slice(i === 0 ? 0 : start, starts[i + 1]).trim();
      rows.at(-1)[i] = `${rows.at(-1)[i] ?? ""}${i === 0 ? "" : " "}${cell}`.trim();
    });
  }
  return rows.filter((row) => row.length > 0);
}

function shapesOf(cell) {
  return [...cell.matchAll(/\(([^()]*)\)/g)].map(([, sizes]) =>
    sizes
      .split(",")
      .filter((size) => size.trim() !== "")
      .map((size) => (size.trim() === "None" ? null : Number(size))),
  );
}

/** Old tables cut what is too long: a class is the one that begins so, and of a list of shapes the last may be missing. */
function rowOf([name_cell, shape_cell, parameters, connected], classes) {
  const [, name, begun] = /^(\S+) ?\((\w+)/.exec(name_cell) ?? fail("not supported: a table that cannot be read");
  const class_name = [begun, ...classes].find((known) => classes.includes(known) && known.startsWith(begun)) ?? begun;
  const inputs = [...(connected ?? "").matchAll(/([\w/]+)\[(\d+)\]?(?:\[(\d+))?/g)];
  return {
    name,
    class_name,
    shapes: shapesOf(shape_cell),
    is_list: shape_cell.startsWith("["),
    parameters: Number(parameters.replaceAll(/[, ]/g, "")),
    inputs:
      connected === undefined ? null : inputs.map(([, from, , output]) => ({ from, output: Number(output ?? 0) })),
  };
}

const GATES = { SimpleRNN: 1, LSTM: 4, GRU: 3 };

/** How many parameters a recurrent layer has; a GRU with reset_after has a second bias. */
function recurrentParameters(class_name, features, units, reset_after) {
  return GATES[class_name] * units * (features + units + (class_name === "GRU" && reset_after ? 2 : 1));
}

function recurrent({ class_name, shapes, is_list, parameters }, features, units, class_of_two = class_name) {
  const config = { units, return_sequences: shapes[0].length === 3, return_state: is_list };
  const old = parameters === recurrentParameters(class_of_two, features, units, false);
  return class_of_two === "GRU" ? { ...config, reset_after: !old } : config;
}

function bidirectional(row, features) {
  const width = row.shapes[0].at(-1);
  const half = { ...row, parameters: row.parameters / 2 };
  for (const [merge_mode, units] of [
    ["concat", width / 2],
    ["sum", width],
  ]) {
    const inner = Object.keys(GATES).find((class_name) =>
      [true, false].some((reset) => recurrentParameters(class_name, features, units, reset) === half.parameters),
    );
    if (inner === undefined) continue;
    return { layer: { class_name: inner, config: recurrent(half, features, units, inner) }, merge_mode };
  }
  return fail("not supported: a Bidirectional that the table does not explain");
}

/** The arguments of a row's layer that its shapes and counts tell. `features`: of its input. */
function configOf(row, features, is_masked) {
  const { class_name, shapes, parameters } = row;
  const width = shapes[0].at(-1);
  if (class_name in GATES) return recurrent(row, features, width);
  switch (class_name) {
    case "InputLayer":
      return { batch_shape: shapes[0] };
    case "Bidirectional":
      return bidirectional(row, features);
    case "Dense":
      return { units: width, use_bias: parameters !== features * width };
    case "TimeDistributed":
      return { layer: { class_name: "Dense", config: { units: width, use_bias: parameters !== features * width } } };
    case "Embedding":
      return { input_dim: parameters / width, output_dim: width, mask_zero: is_masked };
    case "RepeatVector":
      return { n: shapes[0][1] };
    case "Dropout":
    case "SpatialDropout1D":
      return { rate: 0.5 };
    case "Activation":
      return { activation: "tanh" };
    default:
      return {};
  }
}

/** Operations that Keras 3 lists with the layers although no program writes them. */
const OPERATIONS = /^(NotEqual|Any|Cast|Equal|Not)$/;

/** How many tensors a layer gives. */
function outputCount({ class_name, config }) {
  if (class_name === "Bidirectional") return 1 + 2 * (outputCount(config.layer) - 1);
  return config.return_state ? (class_name === "LSTM" ? 3 : 2) : 1;
}

/** The functional model that prints `text`; `dialect` as in a spec, `classes` the layers that there are. */
export function modelOfTable(text, dialect, classes) {
  const all = cellsOf(text).map((cells) => rowOf(cells, classes));
  const rows = all.filter(({ class_name }) => !OPERATIONS.test(class_name));
  const at = new Map(rows.map(({ name }, i) => [name, i]));
  const masks = all.filter(({ class_name }) => class_name === "NotEqual").flatMap(({ inputs }) => inputs ?? []);
  const nodes = rows.map(({ class_name, inputs }, i) => {
    const from = inputs ?? (i === 0 ? [] : [{ from: rows[i - 1].name, output: 0 }]);
    const refs = from.filter((ref) => at.has(ref.from)).map((ref) => ({ node: at.get(ref.from), output: ref.output }));
    const is_recurrent = class_name in GATES || class_name === "Bidirectional";
    const [first, ...states] = refs;
    return is_recurrent && states.length > 0
      ? { layer: i, inputs: [first], initial_state: states }
      : { layer: i, inputs: refs };
  });
  if (rows[0]?.class_name !== "InputLayer") fail("not supported: a table without its inputs");
  const layers = rows.map((row, i) => {
    const before = nodes[i].inputs[0];
    const features = before === undefined ? 0 : rows[before.node].shapes[before.output]?.at(-1);
    const is_masked = masks.some(({ from }) => at.get(from) === before?.node);
    return { class_name: row.class_name, config: { ...configOf(row, features, is_masked), name: row.name } };
  });
  const used = new Set(
    nodes.flatMap(({ inputs, initial_state = [] }) => [...inputs, ...initial_state]).map((r) => r.node),
  );
  const [, name] = /^Model: "(.*)"/.exec(text) ?? [];
  const ends = rows.flatMap((_, node) => (used.has(node) ? [] : [{ node, output: 0 }]));
  return {
    dialect,
    sequential: false,
    ...(name === undefined ? {} : { name }),
    layers,
    nodes,
    inputs: rows.flatMap(({ class_name }, node) => (class_name === "InputLayer" ? [{ node, output: 0 }] : [])),
    outputs: ends.flatMap(({ node }) =>
      Array.from({ length: outputCount(layers[node]) }, (_, output) => ({ node, output })),
    ),
  };
}
