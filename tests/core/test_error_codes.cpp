#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include "catch.h"

namespace {

namespace fs = std::filesystem;

const fs::path kRoot = fs::path(RNN_GOLDEN_DIR) / ".." / "..";

std::string contents(const fs::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::set<std::string> matches(const std::string& text, const char* pattern) {
  const std::regex expression(pattern);
  std::set<std::string> found;
  for (std::sregex_iterator i(text.begin(), text.end(), expression); i != std::sregex_iterator(); ++i) found.insert((*i)[1]);
  return found;
}

}  // namespace

TEST_CASE("docs/errors.md lists the codes that the core gives, and no others") {
  std::set<std::string> given;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(kRoot / "core" / "src")) {
    if (entry.is_regular_file()) given.merge(matches(contents(entry.path()), "code = \"([a-z_]+)\""));
  }
  REQUIRE(given.size() > 20);
  std::set<std::string> listed;
  std::ifstream docs(kRoot / "docs" / "errors.md");
  for (std::string line; std::getline(docs, line);) {
    const std::size_t end = line.find('|', 1);
    if (line.rfind("| `", 0) == 0 && end != std::string::npos) listed.merge(matches(line.substr(0, end), "`([a-z_]+)`"));
  }
  for (const std::string& code : given) {
    INFO(code << " is missing in docs/errors.md");
    CHECK(listed.count(code) == 1);
  }
  // Their codes are put together from the kind of identifier.
  for (const char* code : {"unknown_activation", "unknown_initializer", "unknown_regularizer", "unknown_constraint"}) given.insert(code);
  for (const std::string& code : listed) {
    INFO(code << " is listed but never given");
    CHECK(given.count(code) == 1);
  }
}
