/** The icon: a small matrix in the colours of values, from orange below zero to blue above it. */
import { crc32, deflateSync } from "node:zlib";

const ground = "#fdfcf8";
const cells = [
  ["#e08214", "#fdd9a8", "#4a86c5"],
  ["#fbe3c4", "#2166ac", "#a6c8e4"],
  ["#92b9dd", "#f4a654", "#d3e3f1"],
];
/** Of the width: what lies around the cells, so that a mask cuts none of them, and one cell with its gap. */
const margin = 0.2;
const pitch = (1 - 2 * margin + 0.03) / 3;
const side = pitch - 0.03;

export function iconSvg(): string {
  const rects = cells.flatMap((row, y) =>
    row.map((fill, x) => {
      const [left, top, size] = [margin + x * pitch, margin + y * pitch, side].map((part) => Math.round(part * 512));
      return `<rect x="${left}" y="${top}" width="${size}" height="${size}" fill="${fill}"/>`;
    }),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><rect width="512" height="512" fill="${ground}"/>${rects.join("")}</svg>`;
}

/** `size` × `size` pixels of 8-bit RGB. */
export function iconPng(size: number): Uint8Array {
  const rows = Buffer.alloc(size * (1 + 3 * size));
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const colour = colourAt((x + 0.5) / size, (y + 0.5) / size);
      rows.writeUIntBE(Number.parseInt(colour.slice(1), 16), y * (1 + 3 * size) + 1 + 3 * x, 3);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 2], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function colourAt(x: number, y: number): string {
  const [column, row] = [(x - margin) / pitch, (y - margin) / pitch].map(Math.floor);
  const inside = (at: number) => (at - margin) % pitch <= side;
  const colour = cells[row ?? -1]?.[column ?? -1];
  return colour !== undefined && inside(x) && inside(y) ? colour : ground;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
