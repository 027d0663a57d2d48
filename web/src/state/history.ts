/** Undo and redo over documents. Typing and dragging are one step each, however many changes they consist of. */
import type { Document, History, State } from "./state.ts";

const longestPast = 200;

/** The state with `document` in place of its own, undoable. Changes with the same non-empty `joining` in a row become one undo step. */
export function commit(state: State, document: Document, joining: string): State {
  if (document === state.document) return state;
  const joins = joining !== "" && joining === state.history.joining;
  const past = joins ? state.history.past : [...state.history.past, state.document].slice(-longestPast);
  return { ...state, document, history: { past, future: [], joining } };
}

/** Ends the change under way, so that the next one is an undo step of its own. */
export function settle(state: State): State {
  return state.history.joining === "" ? state : { ...state, history: { ...state.history, joining: "" } };
}

export function undo(state: State): State {
  const document = state.history.past.at(-1);
  if (document === undefined) return state;
  const history: History = {
    past: state.history.past.slice(0, -1),
    future: [state.document, ...state.history.future],
    joining: "",
  };
  return { ...state, document, history };
}

export function redo(state: State): State {
  const [document, ...future] = state.history.future;
  if (document === undefined) return state;
  return { ...state, document, history: { past: [...state.history.past, state.document], future, joining: "" } };
}
