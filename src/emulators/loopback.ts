/** Part of the harness, because an emulator imports nothing else. */
export { isLoopbackName } from '../origins.js';
