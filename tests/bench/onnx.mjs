/** ONNX models of one recurrent layer, written byte by byte: the fields of onnx.proto that such a model needs, in Protocol Buffers' wire format. */
import { CELLS } from "./workloads.mjs";

const FLOAT = 1;
const ATTRIBUTE_INT = 2;
const ATTRIBUTE_STRING = 3;

function varint(value) {
  const bytes = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) + 128);
  }
}

const integer = (field, value) => Uint8Array.from([...varint(field * 8), ...varint(value)]);

function bytes(field, payload) {
  const head = [...varint(field * 8 + 2), ...varint(payload.length)];
  const whole = new Uint8Array(head.length + payload.length);
  whole.set(head);
  whole.set(payload, head.length);
  return whole;
}

function message(...fields) {
  const whole = new Uint8Array(fields.reduce((size, field) => size + field.length, 0));
  let at = 0;
  for (const field of fields) {
    whole.set(field, at);
    at += field.length;
  }
  return whole;
}

const text = (field, value) => bytes(field, new TextEncoder().encode(value));

/** TensorProto: dims 1, data_type 2, name 8, raw_data 9. */
function tensor(name, dims, data) {
  const raw = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return message(...dims.map((size) => integer(1, size)), integer(2, FLOAT), text(8, name), bytes(9, raw));
}

/** ValueInfoProto: name 1, type 2 { tensor_type 1 { elem_type 1, shape 2 { dim 1 { dim_value 1 } } } }. */
function value(name, dims) {
  const shape = message(...dims.map((size) => bytes(1, integer(1, size))));
  return message(text(1, name), bytes(2, bytes(1, message(integer(1, FLOAT), bytes(2, shape)))));
}

/** AttributeProto: name 1, i 3, s 4, type 20. */
const intAttribute = (name, number) => message(text(1, name), integer(3, number), integer(20, ATTRIBUTE_INT));
const stringAttribute = (name, word) => message(text(1, name), text(4, word), integer(20, ATTRIBUTE_STRING));

/** Keras (rows, gates · units) → ONNX (gates · units, rows) with the gates in ONNX' order. */
function transposed(matrix, rows, units, order) {
  const columns = order.length * units;
  const result = new Float32Array(rows * columns);
  for (const [to, from] of order.entries()) {
    for (let u = 0; u < units; u++) {
      for (let r = 0; r < rows; r++) result[(to * units + u) * rows + r] = matrix[r * columns + from * units + u];
    }
  }
  return result;
}

function reordered(bias, units, order) {
  const result = new Float32Array(order.length * units);
  for (const [to, from] of order.entries()) result.set(bias.subarray(from * units, (from + 1) * units), to * units);
  return result;
}

/** Keras' gates in ONNX' order: i o f c instead of i f c o; z r h are the same. */
const ORDER = { SimpleRNN: [0], LSTM: [0, 3, 1, 2], BiLSTM: [0, 3, 1, 2], GRU: [0, 1, 2] };
const OPERATOR = { SimpleRNN: "RNN", LSTM: "LSTM", BiLSTM: "LSTM", GRU: "GRU" };

function joined(arrays) {
  const result = new Float32Array(arrays.reduce((size, array) => size + array.length, 0));
  let at = 0;
  for (const array of arrays) {
    result.set(array, at);
    at += array.length;
  }
  return result;
}

/** The bytes of a model X (steps, batch, inputs) → Y (steps, directions, batch, units). */
export function recurrentModel({ cell, sizes, directions, resetAfter }) {
  const { batch, steps, inputs, units } = sizes;
  const order = ORDER[cell];
  const columns = order.length * units;
  const count = CELLS[cell].directions;
  const both = (bias) => {
    const first = reordered(bias, units, order);
    const second = bias.length > columns ? reordered(bias.subarray(columns), units, order) : new Float32Array(columns);
    return joined([first, second]);
  };
  const attributes = [intAttribute("hidden_size", units)];
  if (count === 2) attributes.push(stringAttribute("direction", "bidirectional"));
  if (cell === "GRU") attributes.push(intAttribute("linear_before_reset", resetAfter ? 1 : 0));
  const node = message(
    ...["X", "W", "R", "B"].map((name) => text(1, name)),
    text(2, "Y"),
    text(4, OPERATOR[cell]),
    ...attributes.map((attribute) => bytes(5, attribute)),
  );
  const graph = message(
    bytes(1, node),
    text(2, "recurrent"),
    bytes(
      5,
      tensor("W", [count, columns, inputs], joined(directions.map((d) => transposed(d.kernel, inputs, units, order)))),
    ),
    bytes(
      5,
      tensor("R", [count, columns, units], joined(directions.map((d) => transposed(d.recurrent, units, units, order)))),
    ),
    bytes(5, tensor("B", [count, 2 * columns], joined(directions.map((d) => both(d.bias))))),
    bytes(11, value("X", [steps, batch, inputs])),
    bytes(12, value("Y", [steps, count, batch, units])),
  );
  // ModelProto: ir_version 1, graph 7, opset_import 8 { version 2 }.
  return message(integer(1, 8), bytes(7, graph), bytes(8, integer(2, 14)));
}
