// What dist/ does not contain: reflect-metadata must run before every chunk, and the others find their own files and workers by
// path. The code of all other dependencies is in dist/.
export const EXTERNALS = ['reflect-metadata', 'pino', 'pino-pretty', 'altair-static'];
