/** Re-exported here because an emulator may import only the harness. */
export { isLoopbackName } from '../origins.js';
