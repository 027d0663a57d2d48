/** A Reading as a few lines of text, for the pairs in pairs/*.txt. */
import type { ConfigValue, LayerSpec, ModelSpec, TensorRef } from "../../../web/src/types/core.ts";
import type { Diagnostic, Reading, ReadModel, TextEdit, Training } from "../../../web/src/types/reading.ts";

/** Dialect, models and diagnostics of `reading`, one a line. */
export function render(reading: Reading): string {
  const evidence = reading.dialect_evidence === null ? "" : ` ${reading.dialect_evidence.text}`;
  return [
    `${reading.dialect} ${reading.dialect_reason}${evidence}`,
    ...reading.models.flatMap((model, i) => renderModel(model, reading, i)),
    ...reading.diagnostics.flatMap((diagnostic) => renderDiagnostic(reading.text, diagnostic)),
  ].join("\n");
}

function renderModel(model: ReadModel, reading: Reading, i: number): string[] {
  const marks = [
    i === reading.shown ? "*" : "-",
    model.complete ? "" : " incomplete",
    model.variable === "" ? "" : ` ${model.variable}`,
    model.spec.name === undefined ? "" : ` "${model.spec.name}"`,
  ];
  const training = renderTraining(model.training);
  return [
    `${marks.join("")}: ${renderSpec(model.spec)}`,
    ...model.summaries.map(({ from: _from, to: _to, ...options }) => `  summary ${JSON.stringify(options)}`),
    ...(training === "" ? [] : [`  training ${training}`]),
  ];
}

export function renderSpec(spec: ModelSpec): string {
  const layers = spec.layers.map(renderLayer);
  if (spec.nodes === undefined) return layers.join(" > ");
  const ref = (tensor: TensorRef): string =>
    tensor.output === 0 ? `n${tensor.node}` : `n${tensor.node}.${tensor.output}`;
  const nodes = spec.nodes.map((node, i) => {
    const state = node.initial_state === undefined ? "" : `, initial_state=[${node.initial_state.map(ref).join(", ")}]`;
    const index = node.call_index === undefined ? "" : `[${node.call_index}]`;
    return `n${i} = ${layers[node.layer] ?? "?"}#${node.layer}${index}(${node.inputs.map(ref).join(", ")}${state})`;
  });
  const nested = (spec.nested ?? []).map((model) => {
    const calls = model.calls.map(
      (call) =>
        `(${call.inputs.map(ref).join(", ")}) ${call.nodes.map((node) => `n${node}`).join(" ")} -> ${call.outputs.map(ref).join(", ")}`,
    );
    return ` | ${model.name} (${model.class_name}) of #${model.layers.join(" #")}: ${calls.join("; ")}`;
  });
  return `${nodes.join("; ")} | ${(spec.inputs ?? []).map(ref).join(", ")} -> ${(spec.outputs ?? []).map(ref).join(", ")}${nested.join("")}`;
}

function renderLayer(layer: LayerSpec): string {
  const args = Object.entries(layer.config).map(([name, value]) => `${name}=${renderValue(value ?? null, name)}`);
  return `${layer.class_name}(${args.join(", ")})`;
}

function renderValue(value: ConfigValue, name: string): string {
  if (value === null) return "None";
  if (value === true) return "True";
  if (value === false) return "False";
  if (typeof value === "string") return `'${value}'`;
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) {
    const items = value.map((item: ConfigValue) => renderValue(item, name)).join(", ");
    return name.endsWith("shape") ? `(${items}${value.length === 1 ? "," : ""})` : `[${items}]`;
  }
  return "class_name" in value ? renderLayer(value) : "?";
}

function renderTraining(training: Training): string {
  const { compile: _compile, fit: _fit, optimizer, loss, metrics, ...rest } = training;
  const object = (one: Training["optimizer"]): string => (one === undefined ? "" : renderLayer(one));
  const entries = Object.entries(rest).map(([name, value]) => `${name}=${value}`);
  return [object(optimizer), object(loss), metrics === undefined ? "" : `metrics=[${metrics.join(", ")}]`, ...entries]
    .filter((part) => part !== "")
    .join(" ");
}

function renderDiagnostic(text: string, diagnostic: Diagnostic): string[] {
  const { from, to, severity, code, args, keras, mend, alternatives } = diagnostic;
  const figures = Object.entries(args).map(([name, value]) => `${name}=${value}`);
  return [
    `${severity} ${code} at "${text.slice(from, to)}"${figures.length === 0 ? "" : ` (${figures.join("; ")})`}`,
    ...(keras === undefined ? [] : [`  keras: ${keras}`]),
    ...[mend, ...(alternatives ?? [])].flatMap((one) =>
      one === undefined ? [] : [`  mend ${one.code}: ${changedLines(text, one.edits)}`],
    ),
  ];
}

/** Applies edits that do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = text;
  for (const edit of [...edits].sort((a, b) => b.from - a.from || b.to - a.to))
    result = result.slice(0, edit.from) + edit.insert + result.slice(edit.to);
  return result;
}

/** The lines of the mended text that the text does not have, joined by " / ". */
function changedLines(text: string, edits: readonly TextEdit[]): string {
  const before = text.split("\n");
  return applyEdits(text, edits)
    .split("\n")
    .filter((line) => !before.includes(line))
    .map((line) => line.trim())
    .join(" / ");
}
