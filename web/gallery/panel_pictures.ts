/** The panels that are parts by themselves, each in the states a learner meets: what is written, and what was done before the picture. */
import type { Command } from "../src/types/command.ts";
import type { PanelName } from "../src/types/panel.ts";

export interface PanelPicture {
  readonly panel: PanelName;
  readonly state: string;
  readonly code: string;
  readonly commands: readonly Command[];
  /** Another text, written after the commands: for what compares before and after. */
  readonly edited?: string;
}

const plain = `model = Sequential()
model.add(SimpleRNN(3, input_shape=(2, 10)))`;
const long = `model = Sequential()
model.add(SimpleRNN(4, input_shape=(20, 3)))
model.add(Dense(1, activation="sigmoid"))`;
const lstm = `model = Sequential()
model.add(LSTM(3, input_shape=(6, 2)))
model.add(Dense(1))`;
const family = `model = Sequential()
model.add(Embedding(20, 4, mask_zero=True, input_length=6))
model.add(Bidirectional(LSTM(3, return_sequences=True)))
model.add(GRU(2))
model.add(Dropout(0.3))
model.add(Dense(3, activation="softmax"))`;

const last: Command = { type: "action", name: "last" };
const asked = (kind: "shape" | "parameters", key: string, answer: number | null): Command => ({
  type: "panel",
  panel: "learn",
  change: { tab: "predict", asked: { kind, key, answer } },
});

const attending = `inputs = Input((6, 2))
x = GRU(3, return_sequences=True)(inputs)
outputs = Attention()([x, x])
model = Model(inputs, outputs)`;

export const panelPictures: readonly PanelPicture[] = [
  { panel: "gates", state: "strips", code: lstm, commands: [last] },
  {
    panel: "gates",
    state: "table",
    code: lstm,
    commands: [{ type: "panel", panel: "gates", change: { form: "table" } }],
  },
  { panel: "gates", state: "no gates", code: plain, commands: [] },
  { panel: "graph", state: "letters", code: lstm, commands: [] },
  {
    panel: "graph",
    state: "all",
    code: lstm,
    commands: [{ type: "panel", panel: "graph", change: { form: "all" } }],
  },
  { panel: "attention", state: "every step looks at all", code: attending, commands: [last] },
  { panel: "attention", state: "on the way", code: attending, commands: [] },
  { panel: "attention", state: "no attention", code: plain, commands: [] },
  { panel: "numpy", state: "first", code: lstm, commands: [] },
  { panel: "gradient", state: "vanishing", code: long, commands: [last] },
  {
    panel: "gradient",
    state: "table",
    code: long,
    commands: [{ type: "panel", panel: "gradient", change: { form: "table" } }],
  },
  {
    panel: "gradient",
    state: "three cells, clipped",
    code: long,
    commands: [
      last,
      { type: "panel", panel: "gradient", change: { form: "cells", clip: { kind: "clipnorm", limit: 0.01 } } },
    ],
  },
  { panel: "gradient", state: "no recurrent layer", code: "model = Sequential([Input((4,)), Dense(2)])", commands: [] },
  { panel: "compare", state: "nothing changed", code: long, commands: [] },
  { panel: "compare", state: "after an edit", code: long, commands: [last], edited: lstm.replace("6, 2", "20, 3") },
  { panel: "learn", state: "notes", code: family, commands: [] },
  {
    panel: "learn",
    state: "offer",
    code: plain,
    commands: [{ type: "panel", panel: "learn", change: { tab: "predict" } }],
  },
  { panel: "learn", state: "question", code: plain, commands: [asked("shape", "shape|simple_rnn|(None, 3)", null)] },
  {
    panel: "learn",
    state: "wrong answer",
    code: plain,
    commands: [asked("parameters", "parameters|simple_rnn|42", 0)],
  },
  {
    panel: "learn",
    state: "right answer",
    code: plain,
    commands: [asked("parameters", "parameters|simple_rnn|42", 2)],
  },
  {
    panel: "learn",
    state: "questions off",
    code: plain,
    commands: [{ type: "panel", panel: "learn", change: { tab: "predict", asking: false } }],
  },
  {
    panel: "learn",
    state: "be the cell",
    code: lstm,
    commands: [{ type: "panel", panel: "learn", change: { tab: "cell" } }],
  },
  {
    panel: "learn",
    state: "the run is through",
    code: plain,
    commands: [last, { type: "panel", panel: "learn", change: { tab: "cell" } }],
  },
  { panel: "inputs", state: "first", code: lstm, commands: [] },
  { panel: "inputs", state: "words", code: family, commands: [] },
  { panel: "check", state: "first", code: lstm, commands: [] },
  { panel: "export", state: "CSV", code: plain, commands: [] },
  {
    panel: "export",
    state: "LaTeX",
    code: plain,
    commands: [{ type: "panel", panel: "export", change: { format: "latex" } }],
  },
  { panel: "commands", state: "all", code: plain, commands: [] },
  {
    panel: "commands",
    state: "nothing found",
    code: plain,
    commands: [{ type: "panel", panel: "commands", change: { query: "?" } }],
  },
];
