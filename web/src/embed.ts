/** The one script for other people's pages, as a module or as a classic script: it defines <rnn-playground>. */
void import("./define.ts");
