#include "js.h"

namespace rnn::wasm {

Js get(const Js& value, const char* key) { return value[key]; }
Js get(const Js& value, const std::string& key) { return value[Js(key)]; }
Js get(const Js& value, unsigned index) { return value[index]; }

bool isAbsent(const Js& value) { return value.isUndefined() || value.isNull(); }
bool isBool(const Js& value) { return value.isTrue() || value.isFalse(); }
bool isObject(const Js& value) { return !value.isNull() && !value.isArray() && textOf(value.typeOf()) == "object"; }
std::string textOf(const Js& value) { return value.as<std::string>(); }
double numberOf(const Js& value) { return value.as<double>(); }

Js toJs(bool value) { return Js(value); }
Js toJs(double value) { return Js(value); }
Js toJs(const char* value) { return Js(value); }
Js toJs(const std::string& value) { return Js(value); }
Js toJs(std::int64_t value) { return toJs(static_cast<double>(value)); }
Js toJs(int value) { return toJs(static_cast<double>(value)); }

void put(Js& object, const char* key, const Js& value) { object.set(key, value); }
void put(Js& object, const char* key, bool value) { put(object, key, toJs(value)); }
void put(Js& object, const char* key, double value) { put(object, key, toJs(value)); }
void put(Js& object, const char* key, int value) { put(object, key, toJs(value)); }
void put(Js& object, const char* key, std::int64_t value) { put(object, key, toJs(value)); }
void put(Js& object, const char* key, const char* value) { put(object, key, toJs(value)); }
void put(Js& object, const char* key, const std::string& value) { put(object, key, toJs(value)); }
void put(Js& list, int index, const Js& value) { list.set(index, value); }

Js listToJs(const std::vector<std::string>& items) {
  return listToJs(items, [](const std::string& item) { return toJs(item); });
}

Js listToJs(const std::vector<std::int64_t>& items) {
  return listToJs(items, [](std::int64_t item) { return toJs(item); });
}

}  // namespace rnn::wasm
