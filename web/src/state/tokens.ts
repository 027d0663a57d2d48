/** Texts as an Embedding takes them: cut into tokens, counted into a vocabulary, padded to one length. */
import type { PaddingSide, TokenUnit } from "../types/inputs.ts";

/** As Keras' TextVectorization has it. */
export const paddingIndex = 0;
export const unknownIndex = 1;
const firstIndex = 2;

/** What Keras' text tools drop. */
const punctuation = /[!"#$%&()*+,\-./:;<=>?@[\\\]^_`{|}~\t\n]+/g;

export function tokensOf(text: string, unit: TokenUnit): readonly string[] {
  const composed = text.normalize("NFC");
  switch (unit) {
    case "character":
      return [...composed];
    case "word":
      return wordsOf(composed);
    case "syllable":
      // Hangul by syllables; what has none, as words.
      return wordsOf(composed).flatMap((word) => word.match(/[가-힣]|[^가-힣]+/g) ?? []);
    case "jamo":
      return [...composed].flatMap(jamoOf);
    default:
      return unit satisfies never;
  }
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .replaceAll(punctuation, " ")
    .split(/\s+/)
    .filter((word) => word !== "");
}

const initials = [..."ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"];
const vowels = [..."ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"];
const finals = ["", ..."ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"];
const firstSyllable = 0xac00;
const lastSyllable = 0xd7a3;

/** The letters of a Hangul syllable; anything else is itself. */
function jamoOf(character: string): readonly string[] {
  const code = character.codePointAt(0) ?? 0;
  if (code < firstSyllable || code > lastSyllable) return [character];
  const index = code - firstSyllable;
  const final = index % finals.length;
  const vowel = Math.floor(index / finals.length) % vowels.length;
  const initial = Math.floor(index / (finals.length * vowels.length));
  return [initials[initial], vowels[vowel], finals[final]].filter(
    (letter) => letter !== undefined && letter !== "",
  ) as string[];
}

export interface VocabularyEntry {
  readonly token: string;
  readonly count: number;
  /** null: the table of the Embedding has no row left for it. */
  readonly index: number | null;
}

/** Most frequent first, then in the order of the text. `size`: rows of the Embedding, of which two are taken by padding and by what is not known. */
export function vocabularyOf(samples: readonly (readonly string[])[], size: number): readonly VocabularyEntry[] {
  const counts = new Map<string, number>();
  for (const tokens of samples) for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([token, count], place) => ({ token, count, index: place + firstIndex < size ? place + firstIndex : null }));
}

/** One sample's place in its row. */
export interface TokenAt {
  /** null: padding. */
  readonly token: string | null;
  readonly index: number;
  readonly known: boolean;
}

/** `tokens` as a row of `length` places, with what was cut off. */
export function padded(
  tokens: readonly string[],
  vocabulary: ReadonlyMap<string, number>,
  size: number,
  length: number,
  padding: PaddingSide,
  truncating: PaddingSide,
): { readonly row: readonly TokenAt[]; readonly cut: readonly string[] } {
  const over = Math.max(0, tokens.length - length);
  const kept = truncating === "pre" ? tokens.slice(over) : tokens.slice(0, length);
  const cut = truncating === "pre" ? tokens.slice(0, over) : tokens.slice(length);
  const row = kept.map((token): TokenAt => {
    const index = vocabulary.get(token);
    return { token, index: index ?? Math.min(unknownIndex, size - 1), known: index !== undefined };
  });
  const gap = Array.from(
    { length: length - kept.length },
    (): TokenAt => ({ token: null, index: paddingIndex, known: true }),
  );
  return { row: padding === "pre" ? [...gap, ...row] : [...row, ...gap], cut };
}

export function indexOf(vocabulary: readonly VocabularyEntry[]): ReadonlyMap<string, number> {
  return new Map(vocabulary.flatMap(({ token, index }) => (index === null ? [] : [[token, index] as const])));
}

/** One text a line; lines without any text are none. */
export function samplesOf(text: string, unit: TokenUnit): readonly (readonly string[])[] {
  return linesOf(text).map((line) => tokensOf(line, unit));
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== "");
}
