# Copies the core and adds RunningSum to the copy by the steps of docs/adding-a-layer.md, and by nothing else.
# cmake -DROOT=… -DOUT=… -P apply_recipe.cmake
file(REMOVE_RECURSE ${OUT}/core)
file(COPY ${ROOT}/core DESTINATION ${OUT})
set(toy ${ROOT}/tests/core/toy_layer)

function(replace_once path from to)
  file(READ ${path} text)
  string(FIND "${text}" "${from}" position)
  if(position EQUAL -1)
    message(FATAL_ERROR "${path} has changed: the recipe does not find «${from}»")
  endif()
  string(REPLACE "${from}" "${to}" text "${text}")
  file(WRITE ${path} "${text}")
endfunction()

# 1. The spec, and its name in LayerKind.
file(READ ${toy}/spec.inc spec)
replace_once(${OUT}/core/include/rnn/layer_specs.h "/// Every layer that can be built." "${spec}\n/// Every layer that can be built.")
file(READ ${OUT}/core/include/rnn/layer_specs.h specs)
string(REGEX MATCH "using LayerKind =[^;]*>;" kinds "${specs}")
string(REGEX REPLACE ">;$" ", RunningSumSpec>;" more "${kinds}")
replace_once(${OUT}/core/include/rnn/layer_specs.h "${kinds}" "${more}")

# 2. The file, and its line in all.h.
file(COPY ${toy}/running_sum.h DESTINATION ${OUT}/core/src/layers)
file(APPEND ${OUT}/core/src/layers/all.h "#include \"layers/running_sum.h\"\n")
