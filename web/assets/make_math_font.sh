#!/bin/bash
# Makes rnn-math.woff2 from the STIX Two Math of node_modules: the glyphs that formulas here use, with the MATH table that makes subscripts and
# brackets right. The Open Font License reserves the font's name, so the subset has its own. Needs pyftsubset (Debian: fonttools, python3-brotli).
set -euo pipefail
cd "$(dirname "$0")"
source=../../node_modules/@fontsource/stix-two-math
unicodes='U+20-7E,U+A0,U+125,U+AC,U+B1,U+B7,U+D7,U+F7,U+131,U+237,U+302,U+303,U+304,U+307,U+20D6,U+20D7'
unicodes+=',U+393-3A9,U+3B1-3C9,U+3D1,U+3D5,U+3F5,U+2010-2015,U+2018-201D,U+2026,U+2032,U+2033,U+2061-2064'
unicodes+=',U+2070-209C,U+210E,U+2113,U+211D,U+2190-2193,U+21A6,U+21D2,U+2200-220F,U+2211,U+2212,U+2215,U+2217,U+2218,U+221A,U+221D,U+221E'
unicodes+=',U+2225,U+2227-222B,U+2248,U+2260,U+2264,U+2265,U+2295,U+2299,U+22A4,U+22C5,U+22EE,U+22EF,U+22F1,U+23DE,U+23DF,U+2308-230B,U+27E8,U+27E9'
unicodes+=',U+1D434-1D467,U+1D6E2-1D71B'
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
pyftsubset "$source/files/stix-two-math-latin-400-normal.woff2" --unicodes="$unicodes" --layout-features='ssty,kern,liga,ccmp,mark,mkmk' \
  --no-hinting --desubroutinize --name-IDs='*' --output-file="$work/subset.ttf"
# The Python that pyftsubset runs on is the one that has fontTools.
python=$(sed -n '1s/^#!//p' "$(command -v pyftsubset)")
$python - "$work/subset.ttf" rnn-math.woff2 <<'PY'
import sys
from fontTools.ttLib import TTFont
font = TTFont(sys.argv[1], recalcTimestamp=False)
names = {1: "RNN Math", 3: "RNN Math Regular", 4: "RNN Math", 6: "RNNMath-Regular", 16: "RNN Math", 17: "Regular"}
for record in list(font["name"].names):
    if record.nameID in names:
        record.string = names[record.nameID]
    elif record.nameID not in (0, 2, 5, 7, 13, 14):
        font["name"].removeNames(nameID=record.nameID)
if "CFF " in font:
    top = font["CFF "].cff
    top.fontNames = ["RNNMath-Regular"]
    dictionary = top.topDictIndex[0]
    dictionary.FamilyName, dictionary.FullName = "RNN Math", "RNN Math Regular"
font.flavor = "woff2"
font.save(sys.argv[2])
PY
cp "$source/LICENSE" rnn-math.LICENSE.txt
ls -l rnn-math.woff2
