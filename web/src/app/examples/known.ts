/** The first example, read when the page was built: it is on the screen before the reader is there. */
import type { DialectChoice } from "../../types/command.ts";
import type { Reading, Token } from "../../types/reading.ts";
import { firstReading } from "./first_reading.ts";
import { lastState } from "./last_state.ts";

const { model, tokens, ...dialect } = firstReading;

const first: Reading = {
  text: lastState.code,
  ...dialect,
  models: [model],
  shown: 0,
  spec: model.spec,
  spans: model.spans,
  diagnostics: [],
};

/** What the reader would answer; null for other texts. */
export function knownReading(code: string, choice: DialectChoice): Reading | null {
  return code === lastState.code && choice === "auto" ? first : null;
}

/** How it would be coloured; nothing for other texts. */
export function knownTokens(code: string): readonly Token[] {
  return code === lastState.code ? tokens : [];
}
