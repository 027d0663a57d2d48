# What the machine must have. Each tool has a probe, so that a machine without apt works too once the tools are there.

# tool | the jobs that need it | probe | apt | dnf | brew | pacman
readonly TOOLS='
g++            | build test | command g++                       | g++              | gcc-c++            | gcc            | gcc
cmake          | build test | command cmake                     | cmake            | cmake              | cmake          | cmake
ninja          | build test | command ninja                     | ninja-build      | ninja-build        | ninja          | ninja
Eigen 3        | test       | header eigen3/Eigen/Core          | libeigen3-dev    | eigen3-devel       | eigen          | eigen
Emscripten     | build test | command emcc                      | emscripten       | emscripten         | emscripten     | emscripten
Node.js        | build test | command node                      | nodejs           | nodejs             | node           | nodejs
npm            | build test | command npm                       | npm              | nodejs-npm         | node           | npm
Catch2         | test       | header catch2                     | catch2           | catch-devel        | catch2         | catch2
nlohmann-json  | test       | header nlohmann/json.hpp          | nlohmann-json3-dev | json-devel       | nlohmann-json  | nlohmann-json
clang          | test       | command clang++                   | clang            | clang compiler-rt  | llvm           | clang compiler-rt
libFuzzer      | test       | clang_runtime fuzzer              | libclang-rt-dev  | compiler-rt        | llvm           | compiler-rt
clang-format   | test       | command clang-format              | clang-format     | clang-tools-extra  | clang-format       | clang
clang-tidy     | test       | command clang-tidy                | clang-tidy       | clang-tools-extra  | llvm           | clang
Chromium       | test       | chromium                          | chromium         | chromium           | chromium       | chromium
a Korean font  | test       | korean_font                       | fonts-noto-cjk   | google-noto-sans-cjk-fonts | font-noto-sans-cjk | noto-fonts-cjk
'

probe() {
  case $1 in
    command) command -v "$2" >/dev/null ;;
    header) [[ -n $(compgen -G "/usr/include/$2" || compgen -G "/usr/local/include/$2" || compgen -G "/opt/*/include/$2") ]] ;;
    clang_runtime) command -v clang++ >/dev/null && [[ -n $(compgen -G "$(clang++ -print-resource-dir)/lib/*/libclang_rt.$2*") ]] ;;
    chromium) find_chromium >/dev/null ;;
    korean_font) compgen -G "/usr/share/fonts/*/*/NotoSansCJK*" >/dev/null || [[ -n $(fc-list :lang=ko family 2>/dev/null) ]] ;;
  esac
}

find_chromium() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    [[ -n $name ]] && command -v "$name" && return 0
  done
  return 1
}

# missing JOB COLUMN: the names, in that column of the table, of the tools JOB needs and the machine lacks.
missing() {
  local job=$1 column=$2 line fields
  while IFS= read -r line; do
    [[ -n $line ]] || continue
    IFS='|' read -ra fields <<<"$line"
    [[ " ${fields[1]} " == *" $job "* ]] || continue
    # shellcheck disable=SC2086  # the probe is words
    probe ${fields[2]} || echo ${fields[column]}
  done <<<"$TOOLS"
}

as_root() {
  if ((EUID == 0)); then "$@"; else sudo -n "$@"; fi
}

apt_install() {
  local install=(as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends)
  "${install[@]}" "$@" || { as_root apt-get update -q && "${install[@]}" "$@"; }
}

can_install() {
  command -v apt-get >/dev/null && { ((EUID == 0)) || sudo -n true 2>/dev/null; }
}

say_what_to_install() {
  local job=$1
  cat >&2 <<TEXT
./dev: these tools are missing: $(missing "$job" 0 | paste -sd, | sed 's/,/, /g')
Install them once, then run the same command again:
  Debian, Ubuntu: sudo apt-get install $(missing "$job" 3 | paste -sd' ')
  Fedora:         sudo dnf install $(missing "$job" 4 | paste -sd' ')
  macOS:          brew install $(missing "$job" 5 | paste -sd' ')
  Arch:           sudo pacman -S $(missing "$job" 6 | paste -sd' ')
TEXT
  exit 1
}

# need_tools JOB: afterwards everything JOB needs is there, or ./dev has said what to do and ended.
need_tools() {
  local job=$1 packages
  mapfile -t packages < <(missing "$job" 3)
  if ((${#packages[@]} > 0)); then
    can_install || say_what_to_install "$job"
    step "install ${#packages[@]} Debian packages" apt_install "${packages[@]}" || exit 1
    [[ -z $(missing "$job" 0) ]] || say_what_to_install "$job"
  fi
  need_node
}
