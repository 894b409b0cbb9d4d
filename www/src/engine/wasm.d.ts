/** Made by the build from `pkg/core`: the core's module as text. */
declare module 'reform:core' {
  const packed: import('./unpack').Packed;
  export default packed;
}
