/** Taking along: the matrices of the scene as text, and the pictures that stand on the page as files. */
import { exporting as en } from "../../i18n/en/export.ts";
import { exporting as ko } from "../../i18n/ko/export.ts";
import type { ExportWords, Lang } from "../../i18n/messages.ts";
import { type Stage, stage } from "../../state/memo.ts";
import { exportView, type PictureFormat, type PictureName } from "../../view/export.ts";
import { type ExportTable, exportTables } from "../../view/export_tables.ts";
import { copyText } from "../clipboard.ts";
import { download } from "../download.ts";
import { pngOf, standalone, svgText } from "../picture_file.ts";
import { exportStyles } from "./export_styles.ts";
import type { PanelPart, PanelScene } from "./panel.ts";

const words: Readonly<Record<Lang, ExportWords>> = { en, ko };

/** Where each picture stands. */
const places: Readonly<Record<PictureName, string>> = {
  time: "section.time .time-scroll",
  gates: "section.gates",
  gradient: "section.gradient .gradient-chart",
  compare: "section.compare .compare-charts",
};
const pngScale = 2;

function onPage({ state }: PanelScene<"export">): readonly PictureName[] {
  const { open, panels, time_form } = state;
  const shown: Readonly<Record<PictureName, boolean>> = {
    time: time_form !== "table",
    gates: open.includes("gates") && panels.gates?.form !== "table",
    gradient: open.includes("gradient") && panels.gradient?.form !== "table",
    compare: open.includes("compare"),
  };
  return (Object.keys(places) as PictureName[]).filter((name) => shown[name]);
}

async function save(name: PictureName, format: PictureFormat, inside: Element, w: ExportWords): Promise<void> {
  const root = inside.getRootNode();
  const figure = root instanceof ShadowRoot ? root.querySelector(places[name]) : null;
  const picture = figure && standalone(figure, w.picture[name]);
  if (!picture) return;
  const content =
    format === "svg" ? new Blob([svgText(picture)], { type: "image/svg+xml" }) : await pngOf(picture, pngScale);
  download(`${w.file(name)}.${format}`, content);
}

export const exporting: PanelPart<"export"> = {
  styles: exportStyles,
  initial: { figure: null, format: "csv", copied: null },
  start() {
    let tables: Stage<readonly ExportTable[]> | undefined;
    return (panel) => {
      const { scene, choices, dispatch } = panel;
      const w = words[scene.lang];
      tables = stage(tables, [scene.computed, scene.tick, scene.sample], () => exportTables(scene));
      const choose = (change: Partial<typeof choices>) => dispatch({ type: "panel", panel: "export", change });
      return exportView({
        tables: tables.output,
        pictures: onPage(panel),
        choices,
        words: w,
        choose,
        copy: (text) => void copyText(text).then((done) => choose({ copied: done ? "yes" : "refused" })),
        save: (name, format, inside) => void save(name, format, inside, w),
        closed: () => {
          choose({ copied: null });
          dispatch({ type: "open", panel: "export", open: false });
        },
      });
    };
  },
};
