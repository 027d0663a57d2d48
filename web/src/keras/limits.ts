/** How much text the reader takes on. Beyond these it says so instead of working on: reading happens at every key. */

/** UTF-16 units of one text. */
export const maxTextLength = 200_000;
/** Layers that one text may make, wrapped ones included. */
export const maxLayers = 2_000;
/** Layers and calls of all models of one text together, those of models within models counted in full. */
export const maxSpecSize = 50_000;
/** Statements and calls that loops and functions may expand to. */
export const maxSteps = 20_000;
/** Brackets, attributes and blocks inside one another. */
export const maxDepth = 120;
/** Calls of functions of the text inside one another. */
export const maxCallDepth = 30;
/** Entries of one list and characters of one string made by arithmetic (`[0] * n`). */
export const maxItems = 10_000;
/** Steps that the grammar may spend on making sense of what is not Python, about a quarter of a second. */
export const maxRecoveries = 5_000;
/** Diagnostics of one text. */
export const maxDiagnostics = 200;
