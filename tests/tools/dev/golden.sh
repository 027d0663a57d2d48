# ./dev golden DIR: every case file of DIR, natively and in WebAssembly through the library face.

golden_suites() {
  local directory=$1
  echo "golden: no runner yet for $directory"
}

run_golden() {
  [[ $# -eq 1 && -d $1 ]] || fail "usage: ./dev golden DIR"
  need_tools test
  golden_suites "$1"
  totals
}
