/** NUMPY: the loop of the layer at the cursor as a program, written from the run on the screen. */
import { numpy as en } from "../../i18n/en/numpy.ts";
import { numpy as ko } from "../../i18n/ko/numpy.ts";
import type { Lang, NumpyMessages } from "../../i18n/messages.ts";
import { numpyView } from "../../view/numpy.ts";
import { copyText } from "../clipboard.ts";
import { numpyStyles } from "./numpy_styles.ts";
import type { PanelPart } from "./panel.ts";

const words: Readonly<Record<Lang, NumpyMessages>> = { en, ko };

export const numpy: PanelPart<"numpy"> = {
  styles: numpyStyles,
  initial: {},
  start() {
    return ({ scene, dispatch }) => numpyView({ scene, words: words[scene.lang], emit: dispatch, copy: copyText });
  },
};
