/** The same random models in TensorFlow.js, which speaks Keras 2: shapes, parameter counts, outputs and gradients agree. */
import "@tensorflow/tfjs-backend-cpu";
import * as tf from "@tensorflow/tfjs-core";
import { type LayersModel, models } from "@tensorflow/tfjs-layers";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Config, ConfigValue, LayerSpec, ModelSpec, Plan, Tensor } from "../../web/src/types/core.ts";
import { type Core, importCore, unwrap } from "./library.ts";
import { makers, type RandomModel, randomModel, randomWeights, uniform } from "./random_models.ts";

const SEED = 20_020_917;
const MODELS = 500;

let rnn: Awaited<ReturnType<Core["load"]>>;

beforeAll(async () => {
  tf.enableProdMode();
  await tf.setBackend("cpu");
  rnn = await (await importCore()).load();
});

const UNKNOWN_THERE = ["Subtract"];

/**
 * Where the two speak the same dialect. TensorFlow.js has no GRU with reset_after. It stops at layers that take no mask, where Keras goes on
 * without it, and hands masks on that have ended; its Bidirectional does not zero masked steps, and its pooling over time counts them.
 */
const grammar = {
  dialect: "keras2",
  activations: [
    ...["linear", "tanh", "sigmoid", "hard_sigmoid", "relu", "relu6", "elu", "selu", "softmax", "softplus", "softsign"],
    ...["swish", "gelu", "mish"],
  ],
  makers: Object.fromEntries(
    Object.entries(makers({ reset_after: false })).filter(([name]) => !UNKNOWN_THERE.includes(name)),
  ),
  afterMask: ["SimpleRNN", "LSTM", "GRU", "Dense", "TimeDistributed", "Activation", "Dropout", "LayerNormalization"],
} as const;

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

function jsonOf(value: ConfigValue): Json {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((entry: ConfigValue) => jsonOf(entry));
  const layer = value as LayerSpec;
  return { class_name: layer.class_name, config: configOf(withoutDrawing(layer)) };
}

/** All weights are set afterwards; the initial ones need not be drawn, least of all orthogonal. */
function withoutDrawing({ class_name, config }: LayerSpec): Config {
  return /^(SimpleRNN|LSTM|GRU)$/.test(class_name) ? { ...config, recurrent_initializer: "zeros" } : config;
}

function configOf(config: Config): { readonly [key: string]: Json } {
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => [
      key === "batch_shape" ? "batch_input_shape" : key,
      value === undefined ? null : jsonOf(value),
    ]),
  );
}

/** Keras 2's config JSON of a model whose layers are called once each. */
function topologyOf(spec: ModelSpec, plan: Plan): Json {
  const nameOf = (node: number): string => plan.layers[plan.nodes[node]?.layer ?? -1]?.name ?? "";
  const layers = spec.layers.map((layer, i): Json => {
    const config = { ...configOf(withoutDrawing(layer)), name: plan.layers[i]?.name ?? "" };
    const inputs = plan.nodes.find(({ layer }) => layer === i)?.inputs ?? [];
    const calls = inputs.map(({ node, output }): Json => [nameOf(node), 0, output, {}]);
    return { name: config.name, class_name: layer.class_name, config, inbound_nodes: calls.length > 0 ? [calls] : [] };
  });
  const ends = (list: Plan["inputs"]): Json => list.map(({ node, output }) => [nameOf(node), 0, output]);
  return {
    class_name: "Model",
    config: { name: "model", layers, input_layers: ends(plan.inputs), output_layers: ends(plan.outputs) },
  };
}

async function inTensorFlow(spec: ModelSpec, plan: Plan, flat: Float32Array): Promise<LayersModel> {
  const model = await models.modelFromJSON(topologyOf(spec, plan) as Parameters<typeof models.modelFromJSON>[0]);
  for (const layer of plan.layers) {
    const weights = plan.weights.slice(layer.weights_begin, layer.weights_end);
    if (weights.length === 0) continue;
    const tensors = weights.map(({ shape, offset, size }) => tf.tensor(flat.slice(offset, offset + size), [...shape]));
    model.getLayer(layer.name).setWeights(tensors);
    tf.dispose(tensors);
  }
  return model;
}

function expectClose(what: string, found: Tensor, expected: tf.Tensor): void {
  expect(found.shape, what).toEqual(expected.shape);
  const values = Array.from(expected.dataSync());
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  values.forEach((value, i) => {
    const got = found.data[i] ?? Number.NaN;
    if (Math.abs(got - value) <= 2e-5 * largest) return;
    throw new Error(`${what}[${i}]: TensorFlow.js has ${value}, the core ${got}; the largest is ${largest}`);
  });
}

/** Of equal largest entries TensorFlow.js gives each the whole gradient, TensorFlow a share; an average at the border it divides by the whole window. */
const OTHER_GRADIENTS = /^(GlobalMaxPooling1D|MaxPooling1D|AveragePooling1D|Maximum|Minimum)$/;
const LOOPING = /^(SimpleRNN|LSTM|GRU|Bidirectional|TimeDistributed)$/;

/** Whether TensorFlow.js has the gradients of Keras: it has none of a loop of one step, nor of what a Masking depends on. */
function hasGradients(plan: Plan): boolean {
  return (
    plan.weights.some((weight) => weight.trainable) &&
    plan.nodes.every(({ layer, inputs, input_shapes }) => {
      const class_name = plan.layers[layer]?.class_name ?? "";
      if (class_name === "Masking" && inputs[0]?.node !== 0) return false;
      return !OTHER_GRADIENTS.test(class_name) && !(LOOPING.test(class_name) && input_shapes[0]?.[1] === 1);
    })
  );
}

function targetFor({ seed }: RandomModel, shape: readonly number[]): Tensor {
  const size = shape.reduce((product, length) => product * length, 1);
  return { shape, data: Float32Array.from({ length: size }, uniform(seed + 2)) };
}

function comparePlans(plan: Plan, model: LayersModel): void {
  for (const { name, output_shapes, parameters } of plan.layers) {
    const layer = model.getLayer(name);
    expect(output_shapes[0], name).toEqual(layer.outputShape);
    expect(parameters, name).toBe(layer.countParams());
  }
  expect(plan.parameters).toBe(model.countParams());
}

function compareGradients(one: RandomModel, plan: Plan, weights: Float32Array, model: LayersModel, x: tf.Tensor): void {
  const shape = (model.apply(x, { training: false }) as tf.Tensor).shape;
  const target = targetFor(one, shape);
  const options = { weights, inputs: one.inputs, targets: target, loss: "mean_squared_error", maskLoss: false };
  const { loss, gradients } = unwrap(rnn.run(one.spec, options));
  const y_true = tf.tensor(target.data, [...target.shape]);
  const { value, grads } = tf.variableGrads(() => {
    const y = model.apply(x, { training: false }) as tf.Tensor;
    return tf.mean(tf.squaredDifference(y, y_true)) as tf.Scalar;
  });
  expectClose("loss", { shape: [], data: Float32Array.of(loss ?? Number.NaN) }, value);
  for (const { name, weights_begin, weights_end } of plan.layers) {
    const trainable = plan.weights.slice(weights_begin, weights_end).filter((weight) => weight.trainable);
    const theirs = model.getLayer(name).trainableWeights;
    expect(trainable.length, name).toBe(theirs.length);
    trainable.forEach((weight, i) => {
      const gradient = grads[theirs[i]?.name ?? ""];
      const own = gradients?.weights[plan.weights.indexOf(weight)];
      if (gradient === undefined || own === undefined) throw new Error(`no gradient of ${weight.path}`);
      expectClose(`gradient of ${weight.path}`, own, gradient);
    });
  }
}

/** What was compared, so that nobody has to trust in chance. */
interface Tally {
  gradients: number;
  readonly classes: Set<string>;
}

async function compare(one: RandomModel, tally: Tally): Promise<void> {
  const plan = unwrap(rnn.plan(one.spec));
  const weights = randomWeights(plan, one.seed);
  const model = await inTensorFlow(one.spec, plan, weights);
  const { shape, data } = one.inputs;
  try {
    tf.tidy(() => {
      const x = tf.tensor(data, [...shape], "float32");
      comparePlans(plan, model);
      const run = unwrap(rnn.run(one.spec, { weights, inputs: one.inputs }));
      const output = run.outputs[0];
      if (output === undefined) throw new Error("no output");
      expectClose("output", output, model.apply(x, { training: false }) as tf.Tensor);
      for (const { class_name } of plan.layers) tally.classes.add(class_name);
      if (!hasGradients(plan)) return;
      compareGradients(one, plan, weights, model, x);
      tally.gradients++;
    });
  } finally {
    model.dispose();
  }
}

test(`${MODELS} random models agree with TensorFlow.js, seed ${SEED}`, async () => {
  const tally: Tally = { gradients: 0, classes: new Set() };
  await fc.assert(
    fc.asyncProperty(randomModel(grammar), (one) => compare(one, tally)),
    { numRuns: MODELS, seed: SEED },
  );
  expect(tally.gradients).toBeGreaterThan(MODELS / 3);
  const made = Object.keys(grammar.makers).map((name) => name.split(" ")[0] ?? "");
  expect([...new Set(made)].filter((class_name) => !tally.classes.has(class_name))).toEqual([]);
});
