/** The reader with its grammar, as one part that is loaded by itself: it is as large as all that the first picture needs. */
import { placeError } from "../keras/doctor.ts";
import { read } from "../keras/read.ts";
import type { Reader } from "../state/derive.ts";
import { tokensOf } from "./tokens.ts";

export const reader: Reader = {
  read: (code, catalog, dialect) => read(code, catalog, { dialect }),
  placeError: (error, model, reading) => placeError(reading, model, error),
  tokens: tokensOf,
};
