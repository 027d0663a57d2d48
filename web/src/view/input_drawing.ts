/** What the parts of INPUTS are drawn from. */
import type { InputsMessages } from "../i18n/messages.ts";
import type { Dispatch } from "../types/command.ts";
import type { InputSource, InputsChoices, Pasted, PastedReading, ShownInput, TextReading } from "../types/inputs.ts";
import type { Scene } from "../types/scene.ts";

export interface InputDrawing {
  readonly scene: Scene;
  readonly choices: InputsChoices;
  readonly input: ShownInput;
  /** Of all inputs of the model. */
  readonly names: readonly string[];
  /** null unless the input is a text. */
  readonly text: TextReading | null;
  /** null while nothing waits to be put in. */
  readonly pasted: PastedReading | null;
  readonly words: InputsMessages;
  readonly emit: Dispatch;
  /** `joining`: changes of one name in a row are one undo step. */
  readonly give: (source: InputSource | null, joining: string) => void;
  /** Puts it in where it fits; else shows why it does not. */
  readonly paste: (pasted: Pasted) => void;
}
