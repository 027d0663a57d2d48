/** Why the core could not be loaded or could not go on, by code. Here from the start, because then nothing else may be loadable either. */
export const coreFailures = {
  engine_failed: "The core could not finish this computation.",
  out_of_memory: "There is not enough memory left for this. Make the model or the batch smaller.",
  wasm_unsupported: "This browser cannot run WebAssembly with SIMD. A current Chrome, Edge, Firefox or Safari can.",
  wasm_blocked:
    "The security policy of this page forbids WebAssembly. Its author must allow 'wasm-unsafe-eval' in script-src.",
  wasm_missing: "The file of the core is not where it should be. The page was copied without it, or only in part.",
  wasm_offline: "There is no connection, and the core has not been loaded before. Try again once you are online.",
  wasm_unreachable: "The core could not be loaded. Check the connection and load the page again.",
} as const;
