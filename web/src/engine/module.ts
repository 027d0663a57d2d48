/** One instance of the wasm module, and a fresh one when a call has ended it. The module holds no state, so nothing is lost with an instance. */
import createModule, { type ModuleOptions, type RnnModule } from "#rnn-wasm";
import type { Result, RnnError } from "../types/core.ts";
import { plainCopy } from "./plain.ts";

export interface Calls {
  /** Runs `use` on the module. A trap, an abort or a JavaScript error inside becomes an Error value, and the next call gets a new instance. */
  call<T>(use: (module: RnnModule) => Result<T>): Result<T>;
  /** A call with one argument that comes from outside: a spec, a loss, options. `use` gets a plain copy of it. */
  callWith<V, T>(value: V, use: (module: RnnModule, plain: V) => Result<T>): Result<T>;
}

export function engineError(code: string, message: string, args: Readonly<Record<string, string>> = {}): RnnError {
  return { code, message, layer: -1, param: "", args };
}

const silent = (): undefined => undefined;

function instantiate(compiled: WebAssembly.Module): RnnModule {
  const options: ModuleOptions & Partial<RnnModule> = {
    instantiateWasm(imports, receive) {
      receive(new WebAssembly.Instance(compiled, imports));
      return {};
    },
    print: silent,
    printErr: silent,
  };
  // The promise is of no use here: with a synchronous instantiateWasm the functions are in place when this returns.
  createModule(options).catch(silent);
  return options as RnnModule;
}

function failure(thrown: unknown): RnnError {
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  const memory = thrown instanceof RangeError || /memory|OOM|Aborted/i.test(reason);
  return memory
    ? engineError("out_of_memory", "There is not enough memory left for this", { reason })
    : engineError("engine_failed", `The core could not finish: ${reason}`, { reason });
}

/** Throws if `compiled` cannot be instantiated here at all. */
export function keepInstance(compiled: WebAssembly.Module): Calls {
  let instance: RnnModule | null = instantiate(compiled);

  function call<T>(use: (module: RnnModule) => Result<T>): Result<T> {
    try {
      instance ??= instantiate(compiled);
      return use(instance);
    } catch (thrown) {
      instance = null;
      return { ok: false, error: failure(thrown) };
    }
  }

  return {
    call,
    callWith<V, T>(value: V, use: (module: RnnModule, plain: V) => Result<T>): Result<T> {
      const copied = plainCopy(value);
      return copied.ok ? call((module) => use(module, copied.value as V)) : copied;
    },
  };
}
