# ./dev fuzz, and its short run within ./dev test. What libFuzzer finds lies in build/fuzz: rnn_fuzz FILE repeats it.

readonly FUZZ=$BUILD/fuzz

# fuzz_core SECONDS SEED: libFuzzer over specs, weights and inputs. The corpus stays in build/ and grows from run to run.
fuzz_core() {
  mkdir -p "$FUZZ/corpus"
  "$BUILD/native-debug-clang/tests/core/fuzz/rnn_fuzz" -max_total_time="$1" -seed="$2" -timeout=20 -rss_limit_mb=2048 -len_control=0 -max_len=2048 \
    -artifact_prefix="$FUZZ/" -print_final_stats=1 "$FUZZ/corpus"
}

fuzz_reader() {
  FUZZ_SECONDS=$1 FUZZ_SEED=$2 node_modules/.bin/vitest run tests/web/keras/robust.test.ts -t "damaged texts"
}

run_fuzz() {
  local seconds=${1:-300} seed
  [[ $seconds =~ ^[0-9]+$ ]] || fail "usage: ./dev fuzz [SECONDS]"
  seed=$(date +%s)
  need_tools test
  if prepare build_native native-debug-clang rnn_fuzz; then suite exit "core: random models for $seconds s, seed $seed" fuzz_core "$seconds" "$seed"; fi
  suite exit "reader: random texts for $seconds s, seed $seed" fuzz_reader "$seconds" "$seed"
  totals
}
