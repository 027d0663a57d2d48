/**
 * Takes out of Emscripten's glue what this page never uses: it hands the compiled module over itself, sets no hooks, and passes no wide strings.
 * Each cut is a replacement of Emscripten's own text. Where another version writes another text nothing is cut, and the glue is only larger.
 */
import type { Plugin } from "vite";

const unusedHooks =
  /Module\["(?:preRun|postRun|preInit|setStatus|monitorRunDependencies|onAbort|onRuntimeInitialized|arguments|thisProgram|quit|wasmBinary|locateFile)"\](?!=[^=])/g;
const unusedExports =
  /Module\["(?:HEAP\w+|preloaded\w+|\w+Error|calledRun|run|dynCall_\w+|_malloc|_free|___\w+|count_emval_handles|get_first_emval)"\]=(?!=)/g;

/** Texts cross the boundary as UTF-8, which the browser itself reads and writes. */
const utf8Strings = `name=readLatin1String(name);
registerType(rawType,{name,
fromWireType(value){
var text=UTF8Decoder.decode(HEAPU8.subarray(value+4,value+4+HEAPU32[value>>2]));
_free(value);
return text},
toWireType(destructors,value){
if(typeof value!="string")throwBindingError("Cannot pass non-string to std::string");
var bytes=new TextEncoder().encode(value),ptr=_malloc(5+bytes.length);
HEAPU32[ptr>>2]=bytes.length;
HEAPU8.set(bytes,ptr+4);
HEAPU8[ptr+4+bytes.length]=0;
if(destructors!==null)destructors.push(_free,ptr);
return ptr},
"argPackAdvance":8,"readValueFromPointer":simpleReadValueFromPointer,destructorFunction(ptr){_free(ptr)}})`;

interface Cut {
  readonly name: string;
  /** What the function must hold to be the one that is meant. */
  readonly holds: string;
  readonly body: string;
}

const cuts: readonly Cut[] = [
  { name: "__embind_register_std_wstring", holds: "UTF32ToString", body: "" },
  {
    name: "__embind_register_std_string",
    holds: '"argPackAdvance":8,"readValueFromPointer":simpleReadValueFromPointer',
    body: utf8Strings,
  },
  { name: "emval_get_global", holds: "globalThis", body: "return globalThis" },
  {
    name: "extendError",
    holds: "baseErrorType",
    body: "return class extends baseErrorType{constructor(message){super(message);this.name=errorName}}",
  },
];

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

function cut(code: string, { name, holds, body }: Cut): string {
  const head = new RegExp(`function ${name}\\([^)]*\\)\\{`).exec(code);
  if (head === null) return code;
  const begin = head.index + head[0].length;
  const end = closingBrace(code, begin);
  return code.slice(begin, end).includes(holds) ? code.slice(0, begin) + body + code.slice(end) : code;
}

export function smallerGlue(glue: string): string {
  const plain = glue
    .replace('typeof window=="object"', "false")
    .replace('typeof importScripts=="function"', "false")
    .replace("instantiateAsync().catch(readyPromiseReject);return{}", "return{}")
    .replace(unusedHooks, "undefined")
    .replace(unusedExports, "");
  return cuts.reduce(cut, plain);
}

export const smallGlue: Plugin = {
  name: "small-glue",
  transform: {
    filter: { id: /\/rnn\.mjs$/ },
    handler: (code) => ({ code: smallerGlue(code), map: null }),
  },
};
