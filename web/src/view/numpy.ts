/** NUMPY: the loop of the layer at the cursor as a program, the line of the current sub-step lit, its numbers beside it. */
import { html, nothing, type TemplateResult } from "lit";
import type { NumpyMessages } from "../i18n/messages.ts";
import type { Role } from "../types/core.ts";
import type { Emit, Scene, Touch } from "../types/scene.ts";
import { type Place, placeOf } from "./math_term.ts";
import { formatNumber, shortDecimals } from "./number.ts";
import { canonical, touchKey, valueAt, widthOf } from "./number_address.ts";
import { isReached, type Marks, marksOf } from "./number_marks.ts";
import { touchable } from "./number_touch.ts";
import { type NumpyArray, type NumpyCode, type NumpyLine, numpyCode, numpyText } from "./numpy_code.ts";
import { numpyNumber } from "./numpy_number.ts";

export interface NumpyDrawing {
  readonly scene: Scene;
  readonly words: NumpyMessages;
  readonly emit: Emit;
  readonly copy: (text: string) => Promise<boolean>;
}

interface Drawing extends NumpyDrawing {
  readonly place: Place;
  readonly marks: Marks;
  /** Hues of the names in the program. */
  readonly roles: ReadonlyMap<string, Role>;
}

/** Numbers of one array that are written out on the page; the copied program has all of them. */
const mostNumbers = 240;
/** Numbers beside a line. */
const mostValues = 6;

export function numpyView(drawing: NumpyDrawing): TemplateResult {
  const { scene, words: m, emit } = drawing;
  const place = placeOf(scene.computed, scene.tick);
  if (place === null) return html`<p class="note">${m.none}</p>`;
  const program = numpyCode(place);
  const head = html`<span class="layer-name">${place.part.name}</span>`;
  if (program.missing !== null) return html`${head}<p class="note">${m.missing(program.missing)}</p>`;
  const on: Drawing = { ...drawing, place, marks: marksOf(scene), roles: rolesOf(place, program) };
  return html`<div class="further-head">${head}${tools(on, program)}</div>
    <div class="program" role="group" aria-label=${m.program} ${touchable(scene, emit, "below")}>${program.lines.map((line) => drawnLine(on, line))}</div>
    <p class="note">${m.what}</p>`;
}

function tools({ words: m, scene, copy }: Drawing, program: NumpyCode): TemplateResult {
  const copied = async (event: Event): Promise<void> => {
    const status = (event.currentTarget as Element).parentElement?.querySelector("[role=status]");
    const done = await copy(numpyText(program, scene.computed, scene.sample));
    if (status) status.textContent = done ? m.copied : m.notCopied;
  };
  return html`<span class="numpy-tools"><span role="status"></span> <button class="button" type="button" @click=${copied}>${m.copy}</button></span>`;
}

/** Weights, inputs and quantities have in the program the hue that they have in the equation. */
function rolesOf({ computed, part }: Place, { lines }: NumpyCode): ReadonlyMap<string, Role> {
  const roles = new Map<string, Role>([
    ["x", "input"],
    ["x_t", "input"],
  ]);
  for (const { id, role } of part.quantities) if (!roles.has(id)) roles.set(id, role);
  const arrays = lines.flatMap((line) => (line.kind === "array" ? [line.array] : []));
  for (const { name, touches } of arrays) {
    const [first] = touches;
    const role = first?.kind === "weight" ? computed.plan.weights[first.weight]?.role : undefined;
    if (role !== undefined) roles.set(name, role);
  }
  return roles;
}

function drawnLine(drawing: Drawing, line: NumpyLine): TemplateResult {
  switch (line.kind) {
    case "code":
      return html`<div class="line"><code>${coloured(drawing, line.text)}</code></div>`;
    case "array":
      return drawnArray(drawing, line.array);
    case "step": {
      const { tick } = drawing.scene;
      const now = tick.quantity === line.quantity.id ? " now" : "";
      return html`<div class="line step${now}" aria-current=${now === "" ? nothing : "step"}><code>${coloured(drawing, line.text)}</code>${values(drawing, line)}</div>`;
    }
  }
}

/** Names in their hues, reserved words apart. */
function coloured({ roles }: Drawing, text: string): TemplateResult {
  const pieces = text.split(/([A-Za-z_][A-Za-z_0-9]*)/).map((piece, index) => {
    if (index % 2 === 0) return piece;
    if (/^(import|as|def|return|for|in)$/.test(piece)) return html`<span class="keyword">${piece}</span>`;
    const role = roles.get(piece) ?? roles.get(baseOf(roles, piece));
    return role === undefined || role === "neutral" ? piece : html`<span class="name ${role}">${piece}</span>`;
  });
  return html`${pieces}`;
}

/** W_xi is a piece of W_x, h_old was h. */
function baseOf(roles: ReadonlyMap<string, Role>, name: string): string {
  const base = name.replace(/_old$/, "");
  return [base, base.slice(0, -1), base.replace(/_[a-z]+$/, "")].find((one) => roles.has(one)) ?? name;
}

/** What the line has made at the cursor. */
function values(drawing: Drawing, { quantity }: Extract<NumpyLine, { kind: "step" }>): TemplateResult {
  const { scene, place } = drawing;
  const { computed } = scene;
  const width = widthOf(computed, place.node, place.part.id, quantity);
  const touched = scene.touch?.kind === "quantity" ? scene.touch.entry : 0;
  const begin = Math.max(0, Math.min(width - mostValues, touched - 2));
  const entries = Array.from({ length: Math.min(width, mostValues) }, (_, index) => begin + index);
  return html`<span class="values"># ${begin > 0 ? "… " : nothing}${entries.map((entry) => {
    const touch: Touch = {
      kind: "quantity",
      node: place.node,
      part: place.part.id,
      quantity: quantity.id,
      t: place.t,
      entry,
    };
    return html`${number(drawing, touch, `${quantity.id}[${entry}]`, false)} `;
  })}${begin + mostValues < width ? "…" : nothing}</span>`;
}

function number({ scene, marks }: Drawing, touch: Touch, name: string, whole: boolean): TemplateResult {
  if (!isReached(scene, touch))
    return html`<span class="pending" aria-label=${`${name}: ${scene.messages.time.pending}`}>·</span>`;
  const value = valueAt(scene.computed, scene.sample, touch) ?? Number.NaN;
  const key = touchKey(canonical(scene.computed, touch));
  const text = whole ? numpyNumber(value) : formatNumber(value, shortDecimals);
  return html`<span class=${`numeral${marks.classOf(key)}`} role="button" tabindex="-1" data-touch=${key} aria-label=${`${name} = ${text}`}>${text}</span>`;
}

function drawnArray(drawing: Drawing, { name, shape, touches }: NumpyArray): TemplateResult {
  const { scene, words: m } = drawing;
  const zeros = touches.every(
    (touch) =>
      valueAt(scene.computed, scene.sample, touch) === 0 || valueAt(scene.computed, scene.sample, touch) === undefined,
  );
  const size = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;
  const head = html`${coloured(drawing, name)} = `;
  if (zeros) return html`<div class="line"><code>${head}np.zeros(${shape.length === 1 ? shape[0] : size})</code></div>`;
  if (touches.length > mostNumbers)
    return html`<div class="line"><code>${head}np.array(…)</code> <span class="values"># ${size} ${m.whole}</span></div>`;
  const columns = shape.at(-1) ?? 1;
  const rows = Array.from({ length: touches.length / Math.max(1, columns) }, (_, row) =>
    touches.slice(row * columns, (row + 1) * columns),
  );
  const flat = shape.length === 1;
  return html`<details class="line array"><summary><code>${head}np.array(<span class="folded">…</span>)</code> <span class="values"># ${size}</span></summary>
    ${rows.map(
      (row, index) =>
        html`<code class="row">${"    ["}${row.map((touch, column) => html`${number(drawing, touch, `${name}[${flat ? column : `${index}, ${column}`}]`, true)}${column < columns - 1 ? ", " : nothing}`)}${flat ? "]" : "],"}</code>`,
    )}
  </details>`;
}
