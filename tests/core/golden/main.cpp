// rnn_golden DIR [--kinds a,b,…] [--layers A,B,…]: runs every case of every *.json file of DIR against the core.
//
// Prints `FAIL file id: why` for each case that fails and ends with `N passed, N failed`; exit status 1 when anything failed. A case whose
// model is a program or a model file needs the reader, which is no part of the core: such cases are counted in a line of their own and run
// in WebAssembly. --kinds and --layers leave out the cases of other kinds, and those with other layers, and say how many.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "golden/case.h"

namespace {

using golden::Failure;
using golden::Json;

struct Kind {
  const char* name;
  Failure (*check)(const Json&);  ///< null: for the reader
};

constexpr Kind kKinds[] = {
    {"forward", golden::checkForward},
    {"grad", golden::checkGrad},
    {"train", golden::checkTrain},
    {"loss", golden::checkLoss},
    {"optimizer", golden::checkOptimizer},
    {"shape", golden::checkShape},
    {"summary", golden::checkSummary},
    {"initializer", golden::checkInitializer},
    {"error", nullptr},
    {"config", nullptr},
    {"naming", nullptr},
    {"file-forward", nullptr},
    {"file-forward-functional", nullptr},
};

struct Selection {
  std::vector<std::string> kinds, layers;  ///< empty: all
};

struct Counts {
  int passed = 0, failed = 0, for_reader = 0, left_out = 0;
};

std::vector<std::string> splitAtCommas(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    if (end > begin) parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Every "class_name" below `json` that stands for a layer is among `names`.
bool onlyLayers(const Json& json, const std::vector<std::string>& names) {
  if (json.is_object() && json.contains("class_name") && !contains(names, json.at("class_name").get<std::string>())) return false;
  if (!json.is_structured()) return true;
  return std::all_of(json.begin(), json.end(), [&](const Json& inner) { return onlyLayers(inner, names); });
}

bool isSelected(const Json& c, const std::string& kind, const Selection& selection) {
  if (!selection.kinds.empty() && !contains(selection.kinds, kind)) return false;
  return selection.layers.empty() || onlyLayers(c.value("layers", Json::array()), selection.layers);
}

void report(Counts& counts, const std::string& file, const std::string& id, const std::string& why) {
  ++counts.failed;
  std::printf("FAIL %s %s: %s\n", file.c_str(), id.c_str(), why.c_str());
}

void runCase(const Json& c, const std::string& file, const Selection& selection, Counts& counts) {
  if (!c.is_object() || !c.value("id", Json()).is_string() || !c.value("kind", Json()).is_string()) {
    report(counts, file, "?", "a case without id and kind");
    return;
  }
  const std::string id = c.at("id").get<std::string>();
  const std::string kind = c.at("kind").get<std::string>();
  const auto known = std::find_if(std::begin(kKinds), std::end(kKinds), [&](const Kind& k) { return kind == k.name; });
  if (known == std::end(kKinds)) {
    report(counts, file, id, "unknown kind \"" + kind + "\"");
    return;
  }
  if (!isSelected(c, kind, selection)) {
    ++counts.left_out;
    return;
  }
  if (known->check == nullptr || (kind == "summary" && c.contains("program"))) {
    ++counts.for_reader;
    return;
  }
  Failure failure;
  try {
    failure = known->check(c);
  } catch (const std::exception& e) {
    failure = e.what();
  }
  if (failure) {
    report(counts, file, id, *failure);
  } else {
    ++counts.passed;
  }
}

void runFile(const std::filesystem::path& path, const Selection& selection, Counts& counts) {
  const std::string file = path.filename().string();
  std::ifstream stream(path);
  const Json cases = Json::parse(stream, nullptr, false);
  if (cases.is_discarded()) {
    report(counts, file, "*", "the file is no JSON");
  } else if (cases.is_object()) {
    runCase(cases, file, selection, counts);
  } else if (cases.is_array()) {
    for (const Json& c : cases) runCase(c, file, selection, counts);
  } else {
    report(counts, file, "*", "the file holds no cases");
  }
}

std::vector<std::filesystem::path> caseFiles(const std::string& directory) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(directory, error)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

int main(int argc, char** argv) {
  std::string directory;
  Selection selection;
  bool understood = true;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--kinds" && i + 1 < argc) {
      selection.kinds = splitAtCommas(argv[++i]);
    } else if (argument == "--layers" && i + 1 < argc) {
      selection.layers = splitAtCommas(argv[++i]);
    } else if (directory.empty() && argument.rfind("--", 0) != 0) {
      directory = argument;
    } else {
      understood = false;
    }
  }
  if (directory.empty() || !understood) {
    std::fputs("usage: rnn_golden DIR [--kinds a,b,…] [--layers A,B,…]\n", stderr);
    return 2;
  }
  Counts counts;
  const std::vector<std::filesystem::path> files = caseFiles(directory);
  if (files.empty()) report(counts, directory, "*", "no *.json file to read");
  for (const std::filesystem::path& file : files) runFile(file, selection, counts);
  if (counts.left_out > 0) std::printf("%d cases of other kinds or layers left out\n", counts.left_out);
  if (counts.for_reader > 0) std::printf("%d cases read by the reader, run in wasm only\n", counts.for_reader);
  for (const std::string& key : golden::notLookedAt()) std::printf("not looked at: %s\n", key.c_str());
  std::printf("%d passed, %d failed\n", counts.passed, counts.failed);
  return counts.failed == 0 ? 0 : 1;
}
