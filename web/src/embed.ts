/** The one script for other people's pages, as a module or as a classic script: it defines <rnn-playground>; with `data-attach` it first looks for Keras code to be stepped through. */
const define = () => import("./define.ts");
const reader = () => import("./app/attach/read_post.ts");

if (document.querySelector("script[data-attach]") === null) void define();
else void import("./app/attach/attach.ts").then(({ attach }) => attach(define, reader));
