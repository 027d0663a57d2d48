/** One instance of the wasm module, and a fresh one when a call has ended it. The module holds no state, so nothing is lost with an instance. */
import type { Result, RnnError } from "../types/core.ts";
import type { Answers } from "./answers.ts";
import { type Message, messageOf, Refusal } from "./message.ts";

export interface Calls {
  /** The second half of a core that came in two: until then what is in it fails. */
  complete(rest: WebAssembly.Module): void;
  /**
   * Calls a function of the module. `use` gets the answer and all its numbers. What goes in may be anything: what is no plain data is refused.
   * A trap or a JavaScript error becomes an Error value, and the next call gets a new instance.
   */
  call<Name extends keyof Answers, T>(
    name: Name,
    args: readonly unknown[],
    use: (answer: Answers[Name], numbers: Float32Array) => T,
  ): Result<T>;
}

export function engineError(code: string, message: string, args: Readonly<Record<string, string>> = {}): RnnError {
  return { code, message, layer: -1, param: "", args };
}

/** What the module itself says: `text` is the JSON of an answer or of an error. */
interface Reply {
  readonly ok: boolean;
  readonly text: string;
  readonly numbers: Float32Array;
}

export interface Instance {
  readonly exports: Exports;
  call(name: string, message: Message): Reply;
}

interface Exports {
  readonly memory: WebAssembly.Memory;
  malloc(bytes: number): number;
  free(address: number): void;
  _initialize(): void;
  /** Of a core that notes which of its functions are called: writes what it has noted where there is room, and says how much it is. */
  __write_profile(address: number, room: number): number;
}

/** What stands for the functions of the second half before it is there. */
function missing(): never {
  throw new Error("this part of it has not come yet");
}

/** The C library's last word, when memory is out. */
function abort(): never {
  throw new RangeError("Aborted");
}

/** `rest`: the second half, if `compiled` is the first. */
export function instantiate(compiled: WebAssembly.Module, rest: WebAssembly.Module | null = null): Instance {
  let given: Message["floats"] = [];
  let numbers = new Float32Array(0);
  let used = 0;
  let text = "";
  const bytesAt = (address: number, count: number) => new Uint8Array(exports.memory.buffer, address, count);
  const floatsAt = (address: number, count: number) => new Float32Array(exports.memory.buffer, address, count);

  const engine = {
    takeFloats(array: number, address: number): void {
      const floats = given[array] ?? [];
      floatsAt(address, floats.length).set(floats);
    },
    reserveNumbers(count: number): void {
      numbers = new Float32Array(count);
      used = 0;
    },
    appendNumbers(address: number, count: number): void {
      numbers.set(floatsAt(address, count), used);
      used += count;
    },
    answer(address: number, count: number): void {
      text = new TextDecoder().decode(bytesAt(address, count));
    },
    writeNumber(number: number, address: number): number {
      return new TextEncoder().encodeInto(String(number), bytesAt(address, 32)).written;
    },
  };

  const instance = new WebAssembly.Instance(compiled, {
    engine,
    wasi_snapshot_preview1: { proc_exit: abort },
    placeholder: new Proxy({}, { get: () => missing }),
  });
  // Puts its functions into the first half's table, where the missing ones stood.
  if (rest !== null) new WebAssembly.Instance(rest, { primary: instance.exports });
  const exports = instance.exports as unknown as Exports;
  const functions = instance.exports as Readonly<Record<string, (address: number) => number>>;
  exports._initialize();

  return {
    exports,
    call(name, { words, floats }) {
      given = floats;
      const address = exports.malloc(words.byteLength) || abort();
      new Uint32Array(exports.memory.buffer, address, words.length).set(words);
      const ok = functions[name]?.(address) === 1;
      exports.free(address);
      const reply = { ok, text, numbers };
      given = [];
      numbers = new Float32Array(0);
      return reply;
    },
  };
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
  let rest: WebAssembly.Module | null = null;
  let instance: Instance | null = instantiate(compiled);

  return {
    complete(second) {
      rest = second;
      instance = null;
    },
    call(name, args, use) {
      try {
        const message = messageOf(args);
        instance ??= instantiate(compiled, rest);
        const { ok, text, numbers } = instance.call(name, message);
        return ok ? { ok, value: use(JSON.parse(text), numbers) } : { ok, error: JSON.parse(text) };
      } catch (thrown) {
        if (thrown instanceof Refusal) return { ok: false, error: thrown.error };
        instance = null;
        return { ok: false, error: failure(thrown) };
      }
    },
  };
}
