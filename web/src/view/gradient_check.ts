/** The gradient of one weight twice: as the way back gives it, and from what the loss does when that weight is moved. */
import { html, nothing, type TemplateResult } from "lit";
import type { GradientCheck } from "../types/gradient.ts";
import { errorSentence } from "./diagnostic.ts";
import type { TrackDrawing } from "./gradient_drawing.ts";
import { derivativeHtml, derivativeText, prose } from "./gradient_label.ts";
import { firstWeight, weightName } from "./gradient_weights.ts";
import { formatNumber } from "./number.ts";
import { plainNumber } from "./number_typed.ts";

/** Digits of what is compared: as many as single precision has. */
const digits = 7;

export function gradientCheck(drawing: TrackDrawing): TemplateResult | typeof nothing {
  const { gradient, words: m, emit } = drawing;
  const { scene, check, choices } = gradient;
  const asked = touchedWeight(drawing) ?? choices.checked ?? firstWeight(drawing);
  const symbol = asked && weightName(drawing, asked.path, asked.index);
  if (asked === null || symbol === null) return nothing;
  const place = placeOf(drawing, asked.path, asked.index);
  const run = () => emit({ type: "panel", panel: "gradient", change: { checked: asked } });
  const done = check?.ok && check.value.path === asked.path && check.value.index === asked.index ? check.value : null;
  return html`<div class="gradient-check" role="group" aria-label=${m.check.title}>
    <h3>${m.check.title}</h3>
    <p class="note">${prose(m.check.what(`${derivativeText(symbol)}[${place}]`))} ${m.check.choose}</p>
    <p><button class="button" type="button" @click=${run}>${m.check.run}</button> ${derivativeHtml(symbol)}<span class="entry">[${place}]</span></p>
    <div role="status">
      ${done === null ? nothing : comparison(drawing, done)}
      ${check !== null && !check.ok ? html`<p class="gradient-failed">${errorSentence(scene.messages, check.error)}</p>` : nothing}
    </div>
  </div>`;
}

/** The pinned weight: what the pointer is on changes on the way to the button. */
function touchedWeight({ gradient }: TrackDrawing): { readonly path: string; readonly index: number } | null {
  const { pinned, computed } = gradient.scene;
  if (pinned?.kind !== "weight") return null;
  const path = computed.plan.weights[pinned.weight]?.path;
  return path === undefined ? null : { path, index: pinned.index };
}

function placeOf({ gradient }: TrackDrawing, path: string, index: number): string {
  const shape = gradient.scene.computed.plan.weights.find((info) => info.path === path)?.shape ?? [];
  const stride = shape.at(-1) ?? 1;
  return shape.length > 1 ? `${Math.floor(index / stride)}, ${index % stride}` : `${index}`;
}

function comparison({ words: m, gradient }: TrackDrawing, check: GradientCheck): TemplateResult {
  const { analytic, numeric, loss_above, loss_below, distance, relative } = check;
  return html`<table class="check-table">
      <tbody>
        <tr>
          <th scope="row">${m.check.analytic}</th>
          <td class="compared">${exact(analytic)}</td>
        </tr>
        <tr>
          <th scope="row">${m.check.numeric}</th>
          <td class="compared">${exact(numeric)}</td>
        </tr>
        <tr>
          <td></td>
          <td class="how">= (${exact(loss_above)} − ${bracketed(loss_below)}) / ${plainNumber(distance)}</td>
        </tr>
        <tr class="ruled">
          <th scope="row">${m.check.relative}</th>
          <td class="compared">${formatNumber(relative)}</td>
        </tr>
      </tbody>
    </table>
    <p class="verdict">${verdict(m.check, check, gradient.choices.window > 0)}</p>`;
}

function verdict(
  m: TrackDrawing["words"]["check"],
  { analytic, numeric, agrees }: GradientCheck,
  truncated: boolean,
): string {
  if (!Number.isFinite(analytic) || !Number.isFinite(numeric)) return m.notFinite;
  if (analytic === 0 && numeric === 0) return m.zero;
  if (agrees) return m.agrees;
  return truncated ? m.truncated : m.differs;
}

function exact(value: number): string {
  if (!Number.isFinite(value) || value === 0) return formatNumber(value);
  return value.toPrecision(digits).replaceAll("-", "\u2212");
}

function bracketed(value: number): string {
  return value < 0 ? `(${exact(value)})` : exact(value);
}
