/** Programs that make no model: what they do make is shown instead, for snippets are often shorter than programs. */
import type { Block } from "./ast.ts";
import { buildsModel } from "./blocks.ts";
import { callFunction } from "./execute.ts";
import { connect } from "./functional.ts";
import { newModel } from "./models.ts";
import { say } from "./report.ts";
import type { Session } from "./session.ts";
import type { Layer, LayerCall, TensorValue } from "./values.ts";

/** How many layers without a model are shown, each as a model of its own. */
const mostAlone = 10;

/** After the program has run: makes something of what no model holds. */
export function useLeftOver(session: Session, block: Block): void {
  const faulty = session.diagnostics.some((d) => d.severity === "error");
  if (session.models.length === 0 && !session.stopped && !faulty) callMaker(session, block);
  if (session.models.length > 0 || session.stopped) sayDropped(session);
  else if (session.calls.some((call) => call.inputs.some((tensor) => tensor.call.data))) connectCalls(session);
  else if (!session.diagnostics.some((d) => d.severity === "error")) showAlone(session);
}

/** A text that only defines functions: the last one that makes a model is called, if it can be without arguments; else it is said why there is none. */
function callMaker(session: Session, block: Block): void {
  const makers = block.filter(
    (statement) =>
      statement.kind === "function" && !session.called.functions.has(statement.name) && buildsModel(statement.body),
  );
  const last = makers.at(-1);
  if (last?.kind !== "function") return;
  const callee = session.globals.names.get(last.name);
  const ready = last.parameters.every((parameter) => parameter.fallback !== null || parameter.star !== "");
  session.statement = { from: last.from, to: last.to };
  if (ready && callee?.kind === "function") callFunction(session, callee, [], last);
  else
    say(
      session,
      { from: last.from, to: last.from + 3 },
      { code: "function_not_called", severity: "warning", args: { name: last.name } },
    );
}

/** `LSTM(3)` on a line of its own: the layer is made, counted, and lost. */
function sayDropped(session: Session): void {
  const model = session.models.filter((one) => one.sequential && one.variable !== "").at(-1);
  for (const { from, to } of session.dropped) {
    const mend =
      model === undefined || model.places.every((place) => place.from > from)
        ? undefined
        : {
            code: "add_layer" as const,
            args: { model: model.variable },
            edits: [
              { from, to: from, insert: `${model.variable}.add(` },
              { from: to, to, insert: ")" },
            ],
          };
    say(session, { from, to }, { code: "layer_dropped", severity: "note", mend });
  }
}

/** Layers called on data, without a model: the calls themselves are the graph, its inputs are the data. */
function connectCalls(session: Session): void {
  const { calls } = session;
  const used = new Set(calls.flatMap((call) => [...call.inputs, ...call.initial_state].map((tensor) => tensor.call)));
  const inputs = calls.filter((call) => call.layer.class_name === "InputLayer").map(tensorOf);
  const outputs = calls.filter((call) => call.layer.class_name !== "InputLayer" && !used.has(call)).map(tensorOf);
  const model = newModel(session, { sequential: false, name: null, inputs, outputs });
  model.places.length = 0;
  connect(session, model, session.statement);
}

function tensorOf(call: LayerCall): TensorValue {
  return { call, output: 0 };
}

/** Layers on their own are shown as models of one layer each. */
function showAlone(session: Session): void {
  const inside = new Set(session.layers.flatMap((layer) => Object.values(layer.wrapped).flat()));
  const called = new Set(session.calls.map((call) => call.layer));
  const alone = session.layers.filter(
    (layer) => !inside.has(layer) && !called.has(layer) && layer.class_name !== "InputLayer",
  );
  for (const layer of alone.slice(-mostAlone)) showOne(session, layer);
}

function showOne(session: Session, layer: Layer): void {
  // Not a model of the program: it is not counted.
  session.counters.delete("sequential");
  const model = newModel(session, { sequential: true, name: null });
  model.places.length = 0;
  model.layers.push(layer);
  if (layer.span === null) return;
  model.places.push(layer.span);
  say(session, layer.span.name, { code: "layer_alone", severity: "note", args: { layer: layer.class_name } });
}
