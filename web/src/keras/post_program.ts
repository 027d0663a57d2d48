/** The blocks of one post as one program, as the cells of a notebook are one: a block may use what earlier ones name, and Keras goes on counting its layers. */

export interface PostProgram {
  readonly text: string;
  /** Where the block itself begins. */
  readonly from: number;
}

const makesLayers = /\b(?:Sequential|Model|Input|[A-Z]\w*)\s*\(/;
const kerasStar = /^\s*from\s+[\w.]*keras[\w.]*\s+import\s+\*/m;

/** The block at `at` with those before it on which it depends or which count in names. */
export function programOfPost(codes: readonly string[], at: number): PostProgram {
  const own = codes[at] ?? "";
  const wanted = new Set(wordsOf(own));
  const parts = [own];
  for (const code of codes.slice(0, at).reverse()) {
    if (!makesLayers.test(code) && !kerasStar.test(code) && !boundIn(code).some((name) => wanted.has(name))) continue;
    parts.unshift(code);
    for (const word of wordsOf(code)) wanted.add(word);
  }
  const text = parts.join("\n\n");
  return { text, from: text.length - own.length };
}

function wordsOf(code: string): readonly string[] {
  return code.match(/[\p{L}_][\p{L}\d_]*/gu) ?? [];
}

/** Names that the statements of the outermost level give. */
function boundIn(code: string): readonly string[] {
  return code.split("\n").flatMap((line) => {
    const [, targets] = /^([\p{L}_][\p{L}\d_, ]*)=(?!=)/u.exec(line) ?? [];
    const [, defined] = /^(?:def|class)\s+([\p{L}_][\p{L}\d_]*)/u.exec(line) ?? [];
    const [, imported] = /^(?:from\s+\S+\s+)?import\s+(.*)/.exec(line) ?? [];
    return wordsOf([targets, defined, imported].filter((part) => part !== undefined).join(" "));
  });
}
