# The native builds of core and its tests, by the presets of CMakePresets.json.

# configure_native PRESET: once, into build/PRESET, with the list of compile commands that clang-tidy reads.
configure_native() {
  if [[ -f $BUILD/$1/build.ninja ]]; then return 0; fi
  CMAKE_EXPORT_COMPILE_COMMANDS=ON step "configure $1" cmake --preset "$1"
}

# build_native PRESET [TARGET...]: builds what changed.
build_native() {
  configure_native "$1" || return 1
  step "build $*" cmake --build "$BUILD/$1" -j "$(jobs_at_once)" ${2:+--target "${@:2}"}
}

# Compiling a test file can take a gigabyte: two at once, unless the machine is larger.
jobs_at_once() {
  local cores
  cores=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
  echo "${JOBS:-$((cores > 2 ? cores : 2))}"
}
