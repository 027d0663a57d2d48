/**
 * What the reader answers for the first example, so that its picture does not wait for the reader.
 * Written by `npx vitest run tests/web/app/first_reading.test.ts --update`, never by hand.
 */
import type { Reading, ReadModel, Token } from "../../types/reading.ts";

interface FirstReading extends Pick<Reading, "dialect" | "dialect_reason" | "dialect_evidence"> {
  readonly model: ReadModel;
  readonly tokens: readonly Token[];
}

// biome-ignore format: data, nothing to read
export const firstReading: FirstReading = {dialect:"keras2",dialect_reason:"input_shape",dialect_evidence:{from:116,to:127,text:"input_shape="},model:{variable:"model",spec:{dialect:"keras2",sequential:true,layers:[{class_name:"InputLayer",config:{batch_shape:[null,2,10]}},{class_name:"SimpleRNN",config:{units:3}}]},spans:[null,{from:103,to:136,name:{from:103,to:112},arguments:{units:{from:113,to:114},input_shape:{from:128,to:135}},wrapped:{}}],summaries:[{from:138,to:153}],training:{},complete:true,from:72,to:153},tokens:[{from:0,to:4,name:"tok-keyword"},{from:5,to:10,name:"tok-variableName"},{from:10,to:11,name:"tok-operator"},{from:11,to:17,name:"tok-variableName"},{from:18,to:24,name:"tok-keyword"},{from:25,to:35,name:"tok-variableName"},{from:36,to:40,name:"tok-keyword"},{from:41,to:46,name:"tok-variableName"},{from:46,to:47,name:"tok-operator"},{from:47,to:53,name:"tok-variableName"},{from:54,to:60,name:"tok-keyword"},{from:61,to:70,name:"tok-variableName"},{from:72,to:77,name:"tok-variableName"},{from:78,to:79,name:"tok-operator"},{from:80,to:90,name:"tok-variableName"},{from:90,to:91,name:"tok-punctuation"},{from:91,to:92,name:"tok-punctuation"},{from:93,to:98,name:"tok-variableName"},{from:98,to:99,name:"tok-operator"},{from:99,to:102,name:"tok-propertyName"},{from:102,to:103,name:"tok-punctuation"},{from:103,to:112,name:"tok-variableName"},{from:112,to:113,name:"tok-punctuation"},{from:113,to:114,name:"tok-number"},{from:114,to:115,name:"tok-punctuation"},{from:116,to:127,name:"tok-variableName"},{from:127,to:128,name:"tok-operator"},{from:128,to:129,name:"tok-punctuation"},{from:129,to:130,name:"tok-number"},{from:130,to:131,name:"tok-punctuation"},{from:132,to:134,name:"tok-number"},{from:134,to:135,name:"tok-punctuation"},{from:135,to:136,name:"tok-punctuation"},{from:136,to:137,name:"tok-punctuation"},{from:138,to:143,name:"tok-variableName"},{from:143,to:144,name:"tok-operator"},{from:144,to:151,name:"tok-propertyName"},{from:151,to:152,name:"tok-punctuation"},{from:152,to:153,name:"tok-punctuation"}]};
