/** Results as lines of a table and as a chart of bars. */

const columns = [26, 34, 12, 8, 9, 9, 9];
const row = (...cells) => cells.map((cell, i) => String(cell)[i < 2 ? "padEnd" : "padStart"](columns[i])).join(" ");

const milliseconds = (ms) => (ms < 0.1 ? `${(1000 * ms).toFixed(2)} us` : `${ms.toPrecision(4)} ms`);
const percent = (share) => `${(100 * share).toFixed(0)} %`;
const rate = (flops, ms) => (flops / ms / 1e6).toFixed(1);

const KERNEL_HEADING = row("product", "", "", "", "GF/s", "best", "of peak");
export const HEADING = row("what", "who", "median", "spread", "GF/s", "ratio", "of peak");

function kernelLines({ place, peak, best, products }) {
  return [
    KERNEL_HEADING,
    row("multiply and add", `${place}, registers only`, "", "", peak.toFixed(1), best.toFixed(1), ""),
    ...products.map(({ name, gfs, best, share, agrees }) =>
      row(name, agrees ? "ours" : "ours, WRONG", "", "", gfs.toFixed(1), best.toFixed(1), percent(share)),
    ),
    HEADING,
  ];
}

function growthLines({ name, points }) {
  const cells = ({ size, step, gfs, megabytes, refused }) =>
    refused === undefined
      ? row(name, size, `${step.toPrecision(3)} us`, "a step", gfs.toFixed(1), `${megabytes.toPrecision(3)}`, "MB")
      : row(name, `${size}: ${refused}`);
  return points.map(cells);
}

/** The lines of one result; `peak` in GF/s, of the same place. */
export function linesOf(result, peak) {
  if (result.group === "missing") return [row(result.name, "is not installed")];
  if (result.group === "growth") return growthLines(result);
  if (result.group === "kernels") return kernelLines(result);
  if (result.contenders === undefined) return [row(result.name, result.place, result.text ?? result.got)];
  const { place, name, flops, contenders } = result;
  return contenders.map((contender, i) => {
    const share = i === 0 && peak > 0 ? percent(flops / contender.median / 1e6 / peak) : "";
    const who = `${contender.name}, ${place}${contender.agrees ? "" : `, OFF BY ${contender.difference.toExponential(1)}`}`;
    const by = i === 0 ? "" : contender.ratio.toFixed(2);
    return row(
      name,
      who,
      milliseconds(contender.median),
      percent(contender.spread),
      rate(flops, contender.median),
      by,
      share,
    );
  });
}

const PLOT = { left: 60, top: 30, width: 300, height: 180, gap: 80 };

function curve(points, of, color, [low, high]) {
  const sizes = points.map(({ size }) => Math.log(size));
  const across = (value, from, to) => (to > from ? (value - from) / (to - from) : 0);
  const at = (point) => [
    PLOT.left + PLOT.width * across(Math.log(point.size), Math.min(...sizes), Math.max(...sizes)),
    PLOT.top + PLOT.height * (1 - across(Math.log(of(point)), Math.log(low), Math.log(high))),
  ];
  const path = points
    .map((point) =>
      at(point)
        .map((n) => n.toFixed(1))
        .join(","),
    )
    .join(" ");
  return `<polyline points="${path}" fill="none" stroke="${color}" stroke-width="2"/>`;
}

/** Time per step and memory of the trace over each size, on logarithmic axes. */
export function growthChart(results) {
  const sweeps = results.filter(({ group }) => group === "growth");
  const height = PLOT.height + PLOT.gap;
  const panels = sweeps.map(({ sweep, points }, i) => {
    const whole = points.filter(({ refused }) => refused === undefined);
    const limits = (of) => [Math.min(...whole.map(of)), Math.max(...whole.map(of))];
    const step = ({ step }) => step;
    const megabytes = ({ megabytes }) => megabytes;
    const [fast, slow] = limits(step);
    const [small, large] = limits(megabytes);
    const caption = `${fast.toPrecision(2)}–${slow.toPrecision(3)} µs a step; trace ${small.toPrecision(2)}–${large.toPrecision(3)} MB`;
    return `<g transform="translate(0 ${i * height})"><text x="${PLOT.left}" y="18">${sweep} ${whole[0].size}–${whole.at(-1).size}: ${caption}</text>
<rect x="${PLOT.left}" y="${PLOT.top}" width="${PLOT.width}" height="${PLOT.height}" fill="none" stroke="#888"/>
${curve(whole, step, "#2a6f97", [fast, slow])}${curve(whole, megabytes, "#c1666b", [small, large])}</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 440 ${sweeps.length * height}" font-family="sans-serif" font-size="12">
<style>text{fill:#333}@media(prefers-color-scheme:dark){text{fill:#ddd}}</style>
${panels.join("\n")}
</svg>
`;
}

const BAR = { left: 320, width: 420, height: 16, gap: 4 };

function bar(y, label, ratio, longest) {
  const length = Math.max(1, (Math.log2(1 + ratio) / Math.log2(1 + longest)) * BAR.width);
  return [
    `<text x="${BAR.left - 8}" y="${y + 12}" text-anchor="end">${label}</text>`,
    `<rect x="${BAR.left}" y="${y}" width="${length.toFixed(1)}" height="${BAR.height}" class="${ratio >= 1 ? "ahead" : "behind"}"/>`,
    `<text x="${(BAR.left + length + 6).toFixed(1)}" y="${y + 12}">${ratio.toFixed(2)}</text>`,
  ].join("");
}

/** How many times as long as ours each peer takes, on a logarithmic scale. */
export function chart(results) {
  const bars = results.flatMap(({ place, name, contenders = [] }) =>
    contenders
      .slice(1)
      .filter(({ agrees }) => agrees)
      .map((peer) => ({ label: `${name}: ${peer.name}, ${place}`, ratio: peer.ratio })),
  );
  const longest = Math.max(2, ...bars.map(({ ratio }) => ratio));
  const height = 40 + bars.length * (BAR.height + BAR.gap);
  const drawn = bars.map(({ label, ratio }, i) => bar(32 + i * (BAR.height + BAR.gap), label, ratio, longest));
  const one = BAR.left + BAR.width / Math.log2(1 + longest);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${BAR.left + BAR.width + 80} ${height}" font-family="sans-serif" font-size="12">
<style>text{fill:#333}.ahead{fill:#2a6f97}.behind{fill:#c1666b}line{stroke:#333;stroke-dasharray:3 3}@media(prefers-color-scheme:dark){text{fill:#ddd}line{stroke:#ddd}}</style>
<text x="${BAR.left}" y="16">time by ours: to the right of the line the peer takes longer</text>
<line x1="${one.toFixed(1)}" x2="${one.toFixed(1)}" y1="24" y2="${height}"/>
${drawn.join("\n")}
</svg>
`;
}
