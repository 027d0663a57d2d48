# ./dev golden DIR: every case file of DIR, natively and, through the library in dist/, in WebAssembly.

# golden_suites DIR [OPTION...]: both runners take the same options (--kinds, --layers) and end with "N passed, N failed".
golden_suites() {
  local name=native-release
  prepare build_native "$name" && suite plain "golden cases, native" "$BUILD/$name/tests/core/rnn_golden" "$@"
  suite plain "golden cases, in WebAssembly" node tests/wasm/golden/main.mjs "$@"
}

# The cases that ./dev test runs: all, less what is not built yet, as tests/golden/covered.txt says while there is such a file.
covered_golden_suites() {
  local options=() key values
  if [[ -f tests/golden/covered.txt ]]; then
    while read -r key values; do
      [[ $key == kinds || $key == layers ]] && options+=("--$key" "${values// /,}")
    done <tests/golden/covered.txt
  fi
  golden_suites tests/golden "${options[@]}"
}

show_failures() {
  local log
  for log in "$(log_of 'golden cases, native')" "$(log_of 'golden cases, in WebAssembly')"; do
    if [[ -f $log ]]; then grep '^FAIL' "$log" | sed "s|^|$(basename "$log" .log): |" || true; fi
  done
}

run_golden() {
  [[ $# -ge 1 && -d $1 ]] || fail "usage: ./dev golden DIR [--kinds a,b] [--layers A,B]"
  need_tools test
  rm -f "$(log_of 'golden cases, native')" "$(log_of 'golden cases, in WebAssembly')"
  prepare build_wasm && prepare build_library && golden_suites "$@"
  show_failures
  totals
}
