/** Made-up accounts. They are constants, so that a reset does not change the configuration. */
export const V3_ID = 'e0e0e0e0e0e0e0e00000000000000003';
export const V3_KEY = 'emulated-geetest-v3-private-key';
export const V4_ID = 'e0e0e0e0e0e0e0e00000000000000004';
export const V4_KEY = 'emulated-geetest-v4-captcha-key';
