# ./dev golden DIR: every case file of DIR, natively and, through the library in dist/, in WebAssembly.
# All runners take the same options (--kinds, --layers), print a line "FAIL file id: why" per failure and end with "N passed, N failed".

golden_natively() {
  local preset=$1
  shift
  suite plain "golden cases, $preset" "$BUILD/$preset/tests/core/rnn_golden" "$@"
}

golden_in_wasm() {
  suite plain "golden cases, in WebAssembly" node tests/wasm/golden/main.mjs "$@"
}

show_failures() {
  local log
  for log in "$@"; do
    if [[ -f $log ]]; then sed -n "s/^FAIL/$(basename "$log" .log): FAIL/p" "$log"; fi
  done
}

run_golden() {
  [[ $# -ge 1 && -d $1 ]] || fail "usage: ./dev golden DIR [--kinds a,b] [--layers A,B]"
  local logs=("$(log_of 'golden cases, native-release')" "$(log_of 'golden cases, in WebAssembly')")
  need_tools test
  rm -f "${logs[@]}"
  if prepare build_native native-release rnn_golden; then golden_natively native-release "$@"; fi
  if prepare build_wasm && prepare build_library; then golden_in_wasm "$@"; fi
  show_failures "${logs[@]}"
  totals
}
