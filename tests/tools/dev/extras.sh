# ./dev gallery and ./dev bench.

run_gallery() {
  echo "gallery: there are no pictures to show yet"
}

run_bench() {
  echo "bench: there is nothing to time yet"
}
