/** The panels that look into the cell: what a learner chooses in each. */

/** A part of a layer, as the code names it; null: the one at the cursor, else the first that has something to show. */
export type PartChoice = { readonly layer: string; readonly part: string } | null;

export type GateForm = "strips" | "table";

export interface GateChoices {
  readonly part: PartChoice;
  readonly form: GateForm;
  /** First of the units that are shown of a wide layer. */
  readonly unit: number;
}

/** "letters": states, outputs and gates; "all": every quantity of the step. */
export type GraphForm = "letters" | "all";

export interface GraphChoices {
  readonly form: GraphForm;
}

/** Nothing is chosen there. */
export type NumpyChoices = Readonly<Record<never, never>>;

/** Nothing is chosen there. */
export type AttentionChoices = Readonly<Record<never, never>>;

export interface CellPanelChoices {
  readonly gates: GateChoices;
  readonly graph: GraphChoices;
  readonly attention: AttentionChoices;
  readonly numpy: NumpyChoices;
}
