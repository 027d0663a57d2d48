/**
 * Takes out of Emscripten's glue what this page never uses: it hands the compiled module over itself, sets no hooks, and passes no wide strings.
 * Each cut is a replacement of Emscripten's own text. Where another version writes another text nothing is cut, and the glue is only larger.
 */
import type { Plugin } from "vite";

const unusedHooks =
  /Module\["(?:preRun|postRun|preInit|setStatus|monitorRunDependencies|onAbort|onRuntimeInitialized|arguments|thisProgram|quit|wasmBinary|locateFile)"\](?!=[^=])/g;
const unusedExports =
  /Module\["(?:HEAP\w+|preloaded\w+|\w+Error|calledRun|run|dynCall_\w+|_malloc|_free|___\w+|count_emval_handles|get_first_emval)"\]=(?!=)/g;

/** Name of a function of the glue → its body here. */
const bodies: Readonly<Record<string, string>> = {
  __embind_register_std_wstring: "",
  emval_get_global: "return globalThis",
  extendError: "return class extends baseErrorType{constructor(message){super(message);this.name=errorName}}",
};

/** The `}` that closes the `{` before `from`. No brace of the glue stands in a string or a pattern. */
function closingBrace(code: string, from: number): number {
  let open = 1;
  let at = from;
  for (; open > 0 && at < code.length; at++) {
    if (code[at] === "{") open += 1;
    if (code[at] === "}") open -= 1;
  }
  return at - 1;
}

function withBody(code: string, name: string, body: string): string {
  const head = new RegExp(`function ${name}\\([^)]*\\)\\{`).exec(code);
  if (head === null) return code;
  const begin = head.index + head[0].length;
  return code.slice(0, begin) + body + code.slice(closingBrace(code, begin));
}

export function smallerGlue(glue: string): string {
  const plain = glue
    .replace('typeof window=="object"', "false")
    .replace('typeof importScripts=="function"', "false")
    .replace("instantiateAsync().catch(readyPromiseReject);return{}", "return{}")
    .replace(unusedHooks, "undefined")
    .replace(unusedExports, "");
  return Object.entries(bodies).reduce((code, [name, body]) => withBody(code, name, body), plain);
}

export const smallGlue: Plugin = {
  name: "small-glue",
  transform: {
    filter: { id: /\/rnn\.mjs$/ },
    handler: (code) => ({ code: smallerGlue(code), map: null }),
  },
};
