/** Calls: of layer classes, layers, models' methods, Keras' and Python's functions, and functions of the text. */

import { evaluateArguments } from "./arguments.ts";
import type { Expression } from "./ast.ts";
import type { Given } from "./bind.ts";
import { callBuiltin } from "./builtins.ts";
import { evaluate } from "./evaluate.ts";
import { callLayer, callMergeFunction, callModelOnTensors, makeFunctional, makeInput } from "./functional.ts";
import { belowKeras, kerasLayers, lastName, mergeFunctions } from "./keras_names.ts";
import { makeLayer } from "./layers.ts";
import { callListMethod } from "./lists.ts";
import { checkLayerMethod, checkLossCall, checkModelCall } from "./methods.ts";
import { callModelMethod, makeSequential } from "./models.ts";
import { nearest } from "./nearest.ts";
import { makeObject, positionsOf } from "./objects.ts";
import { checkOptimizer } from "./optimizers.ts";
import type { Call } from "./other_dialect.ts";
import { typeName } from "./python_repr.ts";
import { replacement, say } from "./report.ts";
import type { Session } from "./session.ts";
import { broken, type Model, type Value } from "./values.ts";

type CallExpression = Expression & { readonly kind: "call" };

export function call(session: Session, expression: CallExpression): Value {
  const callee = evaluate(session, expression.callee);
  const given = evaluateArguments(session, expression.arguments);
  if (given === undefined) return callee.kind === "broken" ? broken : unknown(session, expression);
  const name = nameRange(expression.callee);
  const made: Call = { from: expression.from, to: expression.to, callee: name, given };
  switch (callee.kind) {
    case "layer_class":
      return layerValue(makeLayer(session, callee.class_name, made));
    case "path":
      return callPath(session, callee.path, made);
    case "layer":
      return callLayer(session, callee.layer, given, made);
    case "model":
      return callModel(session, callee.model, made);
    case "method":
      return callMethod(session, callee, made);
    case "function":
      return session.hooks.callFunction(session, callee, given, made);
    case "undefined":
      return callUndefined(session, callee.name, made);
    case "object":
      if (callee.family === "losses") checkLossCall(session, callee.class_name, given, made);
      return unknown(session, expression);
    case "broken":
      return broken;
    case "unknown":
    case "array":
      return unknown(session, expression);
    default:
      say(session, expression.callee, {
        code: "not_callable",
        args: { type: typeName(callee) },
        keras: `'${typeName(callee)}' object is not callable`,
      });
      return broken;
  }
}

function unknown(session: Session, range: { readonly from: number; readonly to: number }): Value {
  return { kind: "unknown", text: session.text.slice(range.from, range.to).slice(0, 200) };
}

function layerValue(layer: ReturnType<typeof makeLayer>): Value {
  return layer === undefined ? broken : { kind: "layer", layer };
}

/** The class name alone: `LSTM` of `keras.layers.LSTM`. */
function nameRange(callee: Expression): { from: number; to: number } {
  return callee.kind === "attribute"
    ? { from: callee.name.from, to: callee.name.to }
    : { from: callee.from, to: callee.to };
}

function callPath(session: Session, path: string, made: Call): Value {
  const last = lastName(path);
  if (path.startsWith("builtins.")) return callBuiltin(last, made.given) ?? unknown(session, made);
  const below = belowKeras(path);
  if (below === undefined) return shapeFrom(path, made.given) ?? arrayFrom(path, made.given) ?? unknown(session, made);
  if (last === "Sequential") return makeSequential(session, made.given);
  if (last === "Input") return makeInput(session, made);
  if (last === "Model") return makeFunctional(session, made.given, made);
  const merge = mergeFunctions.get(last);
  if (merge !== undefined && /(^|\.)(layers|merge)\.\w+$/.test(below)) {
    if (session.classes.has(merge)) return callMergeFunction(session, merge, made);
    return sayNotShown(session, merge, made);
  }
  if (kerasLayers.has(last)) return sayNotShown(session, last, made);
  const object = makeObject(path, made.given);
  if (object?.kind === "object" && object.family === "optimizers")
    checkOptimizer(session, object.class_name, made.given, positionsOf(object.class_name));
  if (object !== undefined) return object;
  if (/^layers\.\w+$/.test(below)) return sayUnknownLayer(session, last, made);
  if (/(^|\.)models\.\w+$/.test(below) && nearest(last, ["Sequential", "Model"]) !== undefined)
    return sayUnknownLayer(session, last, made);
  return unknown(session, made);
}

function sayNotShown(session: Session, name: string, made: Call): Value {
  say(session, made.callee, { code: "layer_not_shown", args: { name } });
  return broken;
}

function sayUnknownLayer(session: Session, name: string, made: Call): Value {
  const meant = nearestLayer(session, name);
  say(session, made.callee, {
    code: meant === undefined ? "unknown_layer" : "unknown_layer_near",
    args: meant === undefined ? { name } : { name, meant },
    keras: `name '${name}' is not defined`,
    mend: meant === undefined ? undefined : replacement(made.callee, meant),
  });
  return broken;
}

function nearestLayer(session: Session, name: string): string | undefined {
  return nearest(name, [...session.classes.keys(), "Sequential", "Model", "Input"]) ?? nearest(name, kerasLayers);
}

/** A call of a name that nothing defines: a misspelt layer is an error, a helper that the snippet leaves out is not. */
function callUndefined(session: Session, name: string, made: Call): Value {
  if (nearestLayer(session, name) !== undefined) return sayUnknownLayer(session, name, made);
  return unknown(session, made);
}

function callModel(session: Session, model: Model, made: Call): Value {
  const onTensor = made.given.some(({ value }) => holdsTensor(value));
  if (onTensor) return callModelOnTensors(session, model, made.given, made);
  if (made.given.some(({ value }) => value.kind === "broken")) return broken;
  checkModelCall(session, model, made.given, made);
  return unknown(session, made);
}

function holdsTensor(value: Value): boolean {
  if (value.kind === "tensor") return true;
  return (value.kind === "list" || value.kind === "tuple") && value.items.some(holdsTensor);
}

function callMethod(session: Session, method: Value & { kind: "method" }, made: Call): Value {
  const { self, name } = method;
  const first = made.given[0]?.value;
  if (self.kind === "model") return callModelMethod(session, self.model, name, made.given, made);
  if (self.kind === "list") return callListMethod(session, self, name, made);
  if (self.kind === "array" && (name === "reshape" || name === "astype")) {
    return name === "astype"
      ? self
      : (arrayOfShape(
          made.given.length === 1 ? first : { kind: "tuple", items: made.given.map(({ value }) => value) },
        ) ?? unknown(session, made));
  }
  if (self.kind === "layer") checkLayerMethod(session, self.layer, name, made.given, made);
  if (self.kind === "layer" && name === "add") {
    say(session, made, {
      code: "add_on_layer",
      args: { layer: self.layer.class_name },
      keras: `'${self.layer.class_name}' object has no attribute 'add'`,
    });
    return broken;
  }
  return unknown(session, made);
}

/** `tf.TensorShape([1, None])` is read as what it holds. */
function shapeFrom(path: string, [first]: readonly Given[]): Value | undefined {
  const isShape = path === "tensorflow.TensorShape" && (first?.value.kind === "list" || first?.value.kind === "tuple");
  return isShape ? first?.value : undefined;
}

/** numpy's arrays of known shape: their sizes are used as input shapes, their numbers are the learner's own. */
function arrayFrom(path: string, given: readonly Given[]): Value | undefined {
  if (!/^numpy\./.test(path)) return undefined;
  const args = given.filter((argument) => argument.keyword === null).map((argument) => argument.value);
  const last = lastName(path);
  if (/^(zeros|ones|empty|full|random_sample|random|normal|uniform|randint)$/.test(last)) {
    const size = given.find(
      (argument) => argument.keyword?.text === "size" || argument.keyword?.text === "shape",
    )?.value;
    const position = /^(normal|uniform|randint)$/.test(last) ? 2 : 0;
    return arrayOfShape(size ?? args[position]);
  }
  if (/^(rand|randn)$/.test(last)) return arrayOfShape({ kind: "tuple", items: args });
  return last === "reshape" ? arrayOfShape(args[1]) : undefined;
}

function arrayOfShape(shape: Value | undefined): Value | undefined {
  const items =
    shape?.kind === "int" ? [shape] : shape?.kind === "tuple" || shape?.kind === "list" ? shape.items : undefined;
  return (
    items && { kind: "array", shape: items.map((item) => (item.kind === "int" && item.value >= 0 ? item.value : null)) }
  );
}
