#include "golden/config.h"

#include <algorithm>
#include <cstring>
#include <vector>

namespace golden {
namespace {

using namespace rnn;

[[noreturn]] void refuse(const std::string& argument, const Json& value) {
  throw std::runtime_error("argument " + argument + " cannot be " + value.dump());
}

/// Fills the fields of a spec from a config, and afterwards knows which keys nobody asked for.
class ConfigReader {
 public:
  ConfigReader(const Json& config, std::string owner) : config_(config), owner_(std::move(owner)) {}

  template <class T>
  void operator()(const char* name, T& field, unsigned = kPlain) {
    known_.push_back(name);
    if (config_.contains(name)) read(name, config_.at(name), field);
  }

  void know(const char* name) { known_.push_back(name); }

  void refuseUnknown() const {
    for (const auto& [key, value] : config_.items()) {
      const auto matches = [&key = key](const char* name) { return key == name; };
      if (std::none_of(known_.begin(), known_.end(), matches)) throw std::runtime_error("unknown argument \"" + key + "\" of " + owner_);
    }
  }

 private:
  static void read(const char* name, const Json& json, bool& field) {
    if (!json.is_boolean()) refuse(name, json);
    field = json.get<bool>();
  }

  static void read(const char* name, const Json& json, std::int64_t& field) {
    if (!json.is_number() || json.get<double>() != static_cast<double>(json.get<std::int64_t>())) refuse(name, json);
    field = json.get<std::int64_t>();
  }

  static void read(const char* name, const Json& json, double& field) {
    if (!json.is_number()) refuse(name, json);
    field = json.get<double>();
  }

  static void read(const char* name, const Json& json, std::string& field) {
    if (json.is_null()) {
      field = "linear";  // activation=None
    } else if (json.is_string()) {
      field = json.get<std::string>();
    } else {
      refuse(name, json);
    }
  }

  template <class T>
  static void read(const char* name, const Json& json, std::optional<T>& field) {
    if (json.is_null()) {
      field.reset();
    } else {
      read(name, json, field.emplace());
    }
  }

  template <class T>
  static void read(const char* name, const Json& json, std::vector<T>& field) {
    field.clear();
    if (!json.is_array()) {
      read(name, json, field.emplace_back());  // kernel_size=3 stands for (3,)
      return;
    }
    for (const Json& entry : json) read(name, entry, field.emplace_back());
  }

  static void read(const char* name, const Json& json, Wrapped& field) {
    field.clear();
    if (json.is_null()) return;
    if (!json.is_object() && !json.is_array()) refuse(name, json);
    if (json.is_object()) {
      field.push_back(readLayer(json));
    } else {
      for (const Json& entry : json) field.push_back(readLayer(entry));
    }
  }

  static void read(const char* name, const Json& json, InitializerSpec& field) { readIdentified(name, json, field); }
  static void read(const char* name, const Json& json, ScheduleSpec& field) { readIdentified(name, json, field); }
  static void read(const char* name, const Json& json, RegularizerSpec& field) { readIdentified(name, json, field); }
  static void read(const char* name, const Json& json, ConstraintSpec& field) { readIdentified(name, json, field); }

  template <class Spec>
  static void readIdentified(const char* name, const Json& json, Spec& field) {
    field = {};
    if (json.is_null()) return;
    if (json.is_string()) {
      field.identifier = json.get<std::string>();
      return;
    }
    if (!json.is_object()) refuse(name, json);
    noteUnknownKeys(json, name, {"class_name", "config", "module", "registered_name"});
    field.identifier = json.at("class_name").get<std::string>();
    const Json config = json.value("config", Json::object());
    ConfigReader reader(config, field.identifier);
    Spec::fields(field, reader);
    reader.refuseUnknown();
  }

  friend InitializerSpec golden::readInitializer(const Json& json);
  friend LossSpec golden::readLoss(const Json& json);
  friend OptimizerSpec golden::readOptimizer(const Json& json);

  const Json& config_;
  std::string owner_;
  std::vector<const char*> known_;
};

template <class Kind>
bool readKind(const std::string& class_name, const Json& config, LayerSpec& layer) {
  if (class_name != Kind::kClass) return false;
  Kind kind;
  ConfigReader reader(config, class_name);
  reader("name", layer.name);
  reader("trainable", layer.trainable);
  reader.know("dtype");
  Kind::fields(kind, reader);
  reader.refuseUnknown();
  layer.kind = std::move(kind);
  return true;
}

template <class... Kinds>
bool readOneOf(const std::variant<Kinds...>&, const std::string& class_name, const Json& config, LayerSpec& layer) {
  return (readKind<Kinds>(class_name, config, layer) || ...);
}

}  // namespace

LayerSpec readLayer(const Json& json) {
  noteUnknownKeys(json, "a layer", {"class_name", "config", "module", "registered_name"});
  const std::string class_name = json.at("class_name").get<std::string>();
  LayerSpec layer;
  if (!readOneOf(layer.kind, class_name, json.value("config", Json::object()), layer)) {
    throw NotSupported("layer " + class_name + " is not supported");
  }
  return layer;
}

InitializerSpec readInitializer(const Json& json) {
  InitializerSpec spec;
  ConfigReader::read("initializer", json, spec);
  return spec;
}

LossSpec readLoss(const Json& json) {
  Json copy = json;
  LossSpec spec;
  if (copy.is_object() && copy.contains("config")) {
    // None is a value of its own for `reduction`, not the absence of one.
    Json& config = copy["config"];
    if (config.contains("reduction") && config["reduction"].is_null()) config["reduction"] = "none";
    config.erase("name");
    config.erase("dtype");
    config.erase("fn");
  }
  ConfigReader::readIdentified("loss", copy, spec);
  return spec;
}

OptimizerSpec readOptimizer(const Json& json) {
  Json copy = json;
  OptimizerSpec spec;
  if (copy.is_object() && copy.contains("config")) {
    Json& config = copy["config"];
    config.erase("name");
    if (config.contains("learning_rate") && config["learning_rate"].is_object()) {
      config["schedule"] = config["learning_rate"];
      config.erase("learning_rate");
    }
  }
  ConfigReader::readIdentified("optimizer", copy, spec);
  return spec;
}

Shape readShape(const Json& json) {
  Shape shape;
  for (const Json& size : json) shape.push_back(size.is_null() ? Dim{} : Dim{size.get<std::int64_t>()});
  return shape;
}

}  // namespace golden
