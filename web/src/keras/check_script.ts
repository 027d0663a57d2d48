/** A Python program in which Keras computes the model on the screen again, with its very weights and inputs, and which fails where the numbers differ. */
import type { Catalog, LayerState, ModelSpec, Plan, Tensor } from "../types/core.ts";
import { numbersText, shapeText } from "./numpy_text.ts";
import { reprString } from "./python_repr.ts";
import { writeModel } from "./write.ts";

export interface CheckedRun {
  readonly spec: ModelSpec;
  readonly plan: Plan;
  /** Flat, as plan.weights describes it. */
  readonly weights: Float32Array;
  readonly inputs: readonly Tensor[];
  /** Parallel to inputs: true where the numbers are indices. */
  readonly indices: readonly boolean[];
  /** States that do not begin as zeros; only a Sequential can be told of them without a model made anew. */
  readonly initial_states: readonly LayerState[];
  readonly outputs: readonly Tensor[];
}

export interface ScriptOptions {
  /** Arrays with more numbers than this are cut: for reading, not for running. */
  readonly shortened?: number;
}

/** How far Keras' numbers may be from ours: both add float32 in an order of their own. */
const tolerance = "rtol=1e-4, atol=1e-5";

export function checkScript(run: CheckedRun, catalog: Catalog, options: ScriptOptions = {}): string {
  const { spec, plan } = run;
  const numbers = (tensor: Tensor, type = "float32") => numbersText(tensor, type, options.shortened ?? Infinity);
  const arrays = [
    ...weightsText(run, numbers),
    list(
      "inputs",
      run.inputs.map((tensor, index) => numbers(tensor, run.indices[index] ? "int32" : "float32")),
    ),
    list(
      "expected",
      run.outputs.map((tensor) => numbers(tensor)),
    ),
    ...startsText(run, numbers),
  ].join("\n");
  const model = writeModel(named(spec, plan), catalog);
  return [
    head(spec.dialect === "keras2"),
    ...(arrays.includes("base64.") ? ["import base64"] : []),
    ...(spec.dialect === "keras2" ? ["import os"] : []),
    "",
    "import numpy as np",
    ...(spec.dialect === "keras2" ? ["", 'os.environ.setdefault("TF_USE_LEGACY_KERAS", "1")', ""] : []),
    model,
    `assert model.count_params() == ${plan.parameters}, model.count_params()`,
    "",
    arrays,
    "",
    computing(run),
    "actual = actual if isinstance(actual, (list, tuple)) else [actual]",
    "for ours, theirs in zip(expected, actual):",
    `    np.testing.assert_allclose(np.asarray(theirs), ours, ${tolerance})`,
    "worst = max(float(np.max(np.abs(np.asarray(theirs) - ours))) for ours, theirs in zip(expected, actual))",
    'print(f"RNN Playground and Keras agree. Largest difference: {worst:.1e}")',
    "",
  ].join("\n");
}

function head(keras2: boolean): string {
  const needs = keras2
    ? "# Needs TensorFlow up to 2.15, or a later one with the package tf_keras."
    : "# Needs the package keras, version 3, and one of its backends.";
  return `# The model, the weights and the inputs of RNN Playground, computed again by Keras.\n${needs}\n`;
}

/** Layers are told apart by name, so that it does not matter what else has been made in the same session. Those of models within the model may share theirs. */
function namesOf({ layers }: Plan): readonly string[] {
  return layers.map(({ name }, index) => {
    const before = layers.slice(0, index).filter((other) => other.name === name).length;
    return before === 0 ? name : `${name}_of_model_${before + 1}`;
  });
}

function named(spec: ModelSpec, plan: Plan): ModelSpec {
  const names = namesOf(plan);
  const layers = spec.layers.map((layer, index) => {
    const name = names[index];
    if (layer.class_name === "InputLayer" || name === undefined) return layer;
    return { ...layer, config: { ...layer.config, name } };
  });
  return { ...spec, layers };
}

type Numbers = (tensor: Tensor, type?: string) => string;

function weightsText({ plan, weights }: CheckedRun, numbers: Numbers): readonly string[] {
  const names = namesOf(plan);
  return plan.layers.flatMap((layer, index) => {
    const own = plan.weights.slice(layer.weights_begin, layer.weights_end);
    if (own.length === 0) return [];
    const lines = own.map(({ name, shape, offset, size }) => {
      const text = numbers({ shape, data: weights.subarray(offset, offset + size) });
      return `        ${text},  # ${name} ${shapeText(shape)}`;
    });
    return [
      `model.get_layer(${reprString(names[index] ?? layer.name)}).set_weights(\n    [\n${lines.join("\n")}\n    ]\n)`,
    ];
  });
}

function startsText({ plan, initial_states }: CheckedRun, numbers: Numbers): readonly string[] {
  if (initial_states.length === 0) return [];
  const lines = initial_states.map(
    ({ layer, states }) =>
      `    ${reprString(plan.layers[layer]?.name ?? "")}: [${states.map((state) => numbers(state)).join(", ")}],`,
  );
  return [`initial_states = {\n${lines.join("\n")}\n}`];
}

function list(name: string, items: readonly string[]): string {
  return `${name} = [\n${items.map((item) => `    ${item},\n`).join("")}]`;
}

function computing({ inputs, initial_states }: CheckedRun): string {
  const batch = inputs[0]?.shape[0] ?? 1;
  if (initial_states.length > 0) {
    return [
      "actual = inputs[0]",
      "for layer in model.layers:",
      "    start = initial_states.get(layer.name)",
      "    actual = layer(actual) if start is None else layer(actual, initial_state=start)",
    ].join("\n");
  }
  return `actual = model.predict(inputs if len(inputs) > 1 else inputs[0], batch_size=${batch}, verbose=0)`;
}
