/** Vite: the address of an asset. */
declare module "*.wasm?url" {
  const url: string;
  // biome-ignore lint/style/noDefaultExport: Vite decides that
  export default url;
}
