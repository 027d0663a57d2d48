// From a layer whose kind is known only at run time to the overloads of its file: the one place where all layers are instantiated.
#include <cmath>
#include <cstdint>
#include <string>

#include "errors.h"
#include "identifiers.h"
#include "initializers.h"
#include "layers/all.h"
#include "layers/layer.h"

namespace rnn {
namespace {

template <class Spec>
concept HasCheck = requires(const Spec& spec, const Setting& setting) {
  check(spec, setting);
};
template <class Spec>
concept HasValueCheck = requires(const Spec& spec, const Call& call) {
  checkValues(spec, call);
};
/// Cells and what only a wrapper can use are no layers of their own.
template <class Spec>
concept Layer = requires(const Spec& spec, Draft& draft, const Call& call) {
  declare(spec, draft);
  forward(spec, call);
  backward(spec, call);
};

/// Merging layers are called on several tensors and check their number themselves; all others are called on one.
template <class Spec>
constexpr std::size_t kMostInputs = 1;
template <class Spec>
requires(Spec::kSeveralInputs) constexpr std::size_t kMostInputs<Spec> = SIZE_MAX;

bool namesActivation(const std::string& argument) {
  const std::string suffix = "activation";
  return argument.size() >= suffix.size() && argument.compare(argument.size() - suffix.size(), suffix.size(), suffix) == 0;
}

/// The checks that follow from an argument's type alone.
struct ArgumentCheck {
  const Setting& setting;
  std::optional<Error> error;

  void operator()(const char* name, const std::string& value, unsigned = kPlain) {
    if (!error && namesActivation(name) && !findActivation(value, setting.dialect)) fail("activation function", value, name);
  }
  void operator()(const char* name, double value, unsigned = kPlain) {
    if (!error && !std::isfinite(value)) error = notFinite(name);
  }
  void operator()(const char* name, const InitializerSpec& value, unsigned = kPlain) {
    if (error) return;
    const auto initializer = findInitializer(value);
    if (!initializer) return fail("initializer", value.identifier, name);
    error = checkInitializer(*initializer);
    if (error) error->param = name;
  }
  void operator()(const char* name, const RegularizerSpec& value, unsigned = kPlain) {
    if (!error && !value.identifier.empty() && !isRegularizer(value.identifier)) fail("regularizer", value.identifier, name);
  }
  void operator()(const char* name, const ConstraintSpec& value, unsigned = kPlain) {
    if (!error && !value.identifier.empty() && !isConstraint(value.identifier)) fail("constraint", value.identifier, name);
  }
  void operator()(const char*, const Wrapped& value, unsigned = kPlain) {
    for (const LayerSpec& inner : value) {
      if (!error) error = checkLayer(inner, setting);
    }
  }
  template <class T>
  void operator()(const char*, const T&, unsigned = kPlain) {}

  void fail(const char* kind, const std::string& identifier, const char* name) {
    error = unknownIdentifier(setting.dialect, kind, identifier, name);
  }
};

}  // namespace

const char* className(const LayerKind& kind) {
  return std::visit([](const auto& spec) { return std::decay_t<decltype(spec)>::kClass; }, kind);
}

const char* cellClass(const LayerKind& kind) {
  return std::visit(
      [](const auto& spec) -> const char* {
        using Spec = std::decay_t<decltype(spec)>;
        if constexpr (std::is_same_v<Spec, RNNSpec>) {
          return className(spec.cell.front().kind);
        } else if constexpr (std::is_same_v<Spec, BidirectionalSpec>) {
          return cellClass(spec.layer.front().kind);
        } else if constexpr (requires { spec.cell.units; }) {
          return decltype(spec.cell)::kClass;
        } else {
          return "";
        }
      },
      kind);
}

std::optional<Error> checkLayer(const LayerSpec& layer, const Setting& setting) {
  return std::visit(
      [&](const auto& spec) -> std::optional<Error> {
        using Spec = std::decay_t<decltype(spec)>;
        ArgumentCheck arguments{setting, std::nullopt};
        Spec::fields(spec, arguments);
        if (arguments.error) return arguments.error;
        if constexpr (HasCheck<Spec>) return check(spec, setting);
        return std::nullopt;
      },
      layer.kind);
}

std::optional<Error> declareLayer(const LayerSpec& layer, Draft& draft) {
  return std::visit(
      [&](const auto& spec) -> std::optional<Error> {
        using Spec = std::decay_t<decltype(spec)>;
        if constexpr (Layer<Spec>) {
          if (draft.inputs.size() > kMostInputs<Spec>) return inputCount(draft.name, kMostInputs<Spec>, draft.inputs.size());
          return declare(spec, draft);
        } else {
          return Error{
              .code = "not_a_layer",
              .message = std::string(Spec::kClass) + " is one time step and not a layer of its own: RNN(" + Spec::kClass + "(...)) is",
              .args = {{"class", Spec::kClass}}};
        }
      },
      layer.kind);
}

std::optional<Error> checkLayerValues(const LayerSpec& layer, const Call& call) {
  return std::visit(
      [&](const auto& spec) -> std::optional<Error> {
        if constexpr (HasValueCheck<std::decay_t<decltype(spec)>>) return checkValues(spec, call);
        return std::nullopt;
      },
      layer.kind);
}

void forwardLayer(const LayerSpec& layer, const Call& call) {
  std::visit(
      [&](const auto& spec) {
        if constexpr (Layer<std::decay_t<decltype(spec)>>) forward(spec, call);
      },
      layer.kind);
}

void backwardLayer(const LayerSpec& layer, const Call& call) {
  std::visit(
      [&](const auto& spec) {
        if constexpr (Layer<std::decay_t<decltype(spec)>>) backward(spec, call);
      },
      layer.kind);
}

}  // namespace rnn
