/** Made by the build from `pkg/core`: the core's module, gzipped, in base64. */
declare module 'reform:core' {
  const gzippedBase64: string;
  export default gzippedBase64;
}
