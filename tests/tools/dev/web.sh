# What Vite builds from web/ and the wasm module. Each output has a stamp of its inputs' contents, so that nothing is built twice.

inputs_stamp() {
  {
    find web package-lock.json tsconfig.json vite*.ts "$BUILD/wasm-release" -type f \
      \( -path 'web/*' -o -name '*.json' -o -name 'vite*.ts' -o -name '*.wasm' -o -name '*.mjs' \) -not -path '*/CMakeFiles/*' -print0 |
      LC_ALL=C sort -z | xargs -0 sha256sum
  } | sha256sum | cut -d' ' -f1
}

# build_when_changed OUTPUT TITLE COMMAND...: skips the step if OUTPUT is there and was built from the inputs as they are.
build_when_changed() {
  local output=$1 title=$2 stamp=$BUILD/stamps/${1//\//-} now
  shift 2
  now=$(inputs_stamp)
  if [[ -e $output && -f $stamp && $(<"$stamp") == "$now" ]]; then return 0; fi
  mkdir -p "$BUILD/stamps"
  rm -f "$stamp"
  step "$title" "$@" || return 1
  echo "$now" >"$stamp"
}

vite_build() {
  node_modules/.bin/vite build --mode "$1" --logLevel warn
}

build_site() {
  build_when_changed dist/site "the page, dist/site" vite_build site
}

build_library() {
  build_when_changed dist/core "the library, dist/{core,element,index}" vite_build library &&
    build_when_changed dist/types "its types, dist/types" node tests/tools/emit_types.mjs
}

build_embed() {
  build_when_changed dist/embed "the embed script, dist/embed" vite_build embed
}

single_file() {
  vite_build single && cp "$BUILD/single/index.html" dist/rnn-playground.html
}

build_single_file() {
  build_when_changed dist/rnn-playground.html "the single file, dist/rnn-playground.html" single_file
}

build_dist() {
  build_wasm && build_library && build_site && build_embed && build_single_file
}

run_build() {
  need_tools build
  build_dist && step "budgets" node tests/tools/check_budgets.mjs
}
