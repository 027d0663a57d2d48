/** Arrays as NumPy reads them: digit by digit where they are few, packed where they are many. */
import type { Tensor } from "../types/core.ts";
import { fewestDigits } from "../types/float32.ts";

/** More numbers than this are packed: nobody reads them, and packed they take half the room. */
const mostWritten = 4096;
const perLine = 96;

/** `type`: "float32" or "int32". Of more than `most` numbers only the first are written: for reading, not for running. */
export function numbersText({ shape, data }: Tensor, type: string, most: number): string {
  const reshape = `.reshape${shapeText(shape)}`;
  const write = type === "int32" ? (value: number) => String(Math.trunc(value)) : float32Text;
  if (data.length > most) {
    const first = Array.from(data.subarray(0, most), write).join(", ");
    return `np.array([${first}, ...], dtype="${type}")${reshape}`;
  }
  if (data.length <= mostWritten) return `np.array([${Array.from(data, write).join(", ")}], dtype="${type}")${reshape}`;
  const cast = type === "float32" ? "" : `.astype("${type}")`;
  return `np.frombuffer(base64.b64decode(${packed(data)}), dtype="<f4")${cast}${reshape}`;
}

/** As Python writes a tuple. */
export function shapeText(shape: readonly number[]): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;
}

/** The fewest digits that give this very float32 again. */
export function float32Text(value: number): string {
  if (Number.isNaN(value)) return "np.nan";
  if (!Number.isFinite(value)) return value > 0 ? "np.inf" : "-np.inf";
  return String(fewestDigits(value));
}

/** Little-endian bytes in base 64, as adjacent Python strings of a readable length. */
function packed(data: Float32Array): string {
  const bytes = new Uint8Array(data.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of data.entries()) view.setFloat32(index * 4, value, true);
  const bytesPerLine = (perLine / 4) * 3;
  const lines: string[] = [];
  for (let begin = 0; begin < bytes.length; begin += bytesPerLine)
    lines.push(`        "${btoa(String.fromCharCode(...bytes.subarray(begin, begin + bytesPerLine)))}"`);
  return `\n${lines.join("\n")}\n    `;
}
