/** Made up, and public: whoever meets one of them in a log knows that it protects nothing. */
export const API_ID = 'e0e0e0e0e0e0e0e0000000000000face';
export const API_SECRET = 'emulated-linkface-secret';
