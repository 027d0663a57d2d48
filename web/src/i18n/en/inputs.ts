/** INPUTS: what flows into the model. */
type Args = Readonly<Record<string, string>>;

export const inputs = {
  which: "Which input",
  batch: "batch",
  steps: "time steps",
  features: "features",
  indices: (last: number) => `indices 0 to ${last}`,
  sampleLabel: "Which sample",
  sample: (number: number, batch: number) => `sample ${number} of ${batch}`,
  previous: "Previous sample",
  next: "Next sample",
  origin: "Where the numbers come from",
  origins: {
    seed: "Seed",
    zeros: "Zeros",
    ramp: "Ramp",
    sine: "Sine",
    noise: "Noise",
    one_hot: "One-hot",
    table: "Pasted",
    text: "Text",
  },
  parameters: { from: "from", to: "to", period: "period in steps", amplitude: "amplitude", seed: "seed" },
  idle: {
    table:
      "The pasted numbers do not fit the model as it is now. They come back when it does; until then the seed's stand here.",
    text: "This input is not looked up in an Embedding, so the text waits. The seed's numbers stand here.",
    generator: "One-hot rows are no indices, so the seed's numbers stand here.",
  },
  grid: (name: string) => `The numbers of ${name}`,
  step: "step",
  cell: (t: number, entry: number) => (t > 0 ? `x_${t}[${entry}]` : `x[${entry}]`),
  paste: {
    title: "Paste from a spreadsheet or CSV",
    how: (time: boolean, entries: number) =>
      time
        ? `A row for each time step, ${entries} ${entries === 1 ? "column" : "columns"}; an empty line begins the next sample. Pasting onto the numbers above works too, from the marked one on.`
        : `A row for each sample, ${entries} ${entries === 1 ? "column" : "columns"}. Pasting onto the numbers above works too, from the marked one on.`,
    label: "Numbers to put in",
    put: "Put them in",
    leave: "Leave it",
    bad: (row: number, column: number, text: string) =>
      `row ${row}, column ${column}: ${text === "" ? "empty" : `“${text}”`}`,
    moreBad: (count: number) => `and ${count} more`,
  },
  notes: {
    header: (a: Args) => `The first row was taken as a header: ${a.words}.`,
    names: () => "The first column has no numbers and was taken as names of the rows.",
    decimal_comma: () => "A comma was read as the decimal sign.",
    decimal_comma_alone: () => "The model takes one number per row, so a comma was read as the decimal sign.",
    turned: () => "The table had features in rows and time in columns; it was turned.",
    shorter: (a: Args) =>
      `Samples with fewer time steps than the longest: ${a.shorter}. Their last steps stay as they were.`,
    put_steps: (a: Args) => `Put in: ${a.rows} × ${a.columns} numbers.`,
    put_steps_samples: (a: Args) => `Put in: ${a.samples} samples of ${a.rows} × ${a.columns} numbers.`,
    put_samples: (a: Args) => `Put in: ${a.samples} × ${a.columns} numbers.`,
    bad_cells: (a: Args) => `Not numbers (${a.count}), so nothing has been put in yet:`,
    not_an_index: (a: Args) =>
      `Row ${a.row}, column ${a.column} holds ${a.value}. The Embedding takes whole numbers from 0 to ${a.last}.`,
    too_many_columns: (a: Args) =>
      `${a.columns} columns from feature ${a.entry} on do not fit: the model takes ${a.entries} features. Nothing has been put in.`,
    too_many_rows: (a: Args) =>
      `${a.rows} rows do not fit: the model takes ${a.steps} time steps. Nothing has been put in.`,
    too_many_samples: (a: Args) =>
      `${a.samples} samples do not fit: the model takes batches of ${a.batch}. Nothing has been put in.`,
    too_large: (a: Args) => `${a.size} is more than the ${a.largest} that this page can take. Nothing has been put in.`,
  },
  text: {
    label: "Texts, one a line",
    sample: "the cat sat on the mat\nthe dog sat",
    unit: "What a token is",
    units: { word: "Words", syllable: "Hangul syllables", character: "Characters", jamo: "Jamo" },
    unitAbout: {
      word: "Parted at spaces, lower case, without punctuation.",
      syllable: "Each Hangul syllable by itself; other scripts by words.",
      character: "Each character, spaces included.",
      jamo: "Hangul syllables taken apart into their letters; other characters as they are.",
    },
    row: (sample: number) => `Sample ${sample} as the model gets it`,
    pad: "pad",
    moreTokens: (count: number) => `and ${count} more`,
    unknown: (count: number, size: number) =>
      `Out of vocabulary: ${count}. The Embedding has ${size} rows, two of them for padding and for what is not known.`,
    cut: (count: number, tokens: string) => `Longer than the time steps; cut off: ${count} (${tokens}).`,
    tooManyLines: (lines: number, batch: number) => `Of ${lines} texts the batch takes ${batch}.`,
    tooFewLines: (lines: number, batch: number) =>
      `${lines} texts for a batch of ${batch}: the others are padding alone.`,
    vocabulary: (tokens: number, size: number) =>
      `Vocabulary: ${tokens} different tokens, ${size} rows in the Embedding`,
    columns: { index: "Index", token: "Token", count: "Times" },
    unknownToken: "[UNK], out of vocabulary",
    noRow: "no row",
    moreWords: (count: number) => `and ${count} more`,
    padding: "Padding",
    truncating: "Cut off",
    sides: { pre: "before", post: "after" },
    asKeras: "As pad_sequences has it: both “pre” unless told. The most frequent token comes first, from index 2 on.",
  },
} as const;
