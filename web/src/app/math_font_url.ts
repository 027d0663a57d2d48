/** Where the maths font lies. A module of its own, so that builds which write the font into a script write it into one that is loaded later. */
export const mathFontUrl: string = new URL("../../assets/rnn-math.woff2", import.meta.url).href;
