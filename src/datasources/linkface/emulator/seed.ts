/** Made-up, public credentials. Their names show in a log that they protect nothing. */
export const API_ID = 'e0e0e0e0e0e0e0e0000000000000face';
export const API_SECRET = 'emulated-linkface-secret';
