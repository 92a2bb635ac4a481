/**
 * Page script that computes the answer while the vendor is down. It needs no key and sends no request. It defines
 * `offlineValidate(challenge, isNewCaptcha)`.
 */
export const OFFLINE = `
function md5(text) {
  var input = new TextEncoder().encode(text);
  var blocks = ((input.length + 8) >> 6) + 1;
  var words = new Int32Array(blocks * 16);
  input.forEach(function (byte, at) { words[at >> 2] |= byte << (at % 4 * 8); });
  words[input.length >> 2] |= 0x80 << (input.length % 4 * 8);
  words[blocks * 16 - 2] = input.length * 8;
  var shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
  var sum = new Int32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476]);
  for (var block = 0; block < words.length; block += 16) {
    var a = sum[0], b = sum[1], c = sum[2], d = sum[3];
    for (var step = 0; step < 64; step += 1) {
      var round = step >> 4;
      var mixed = [(b & c) | (~b & d), (d & b) | (~d & c), b ^ c ^ d, c ^ (b | ~d)][round];
      var word = words[block + [step, 5 * step + 1, 3 * step + 5, 7 * step][round] % 16];
      var turned = (a + mixed + word + Math.floor(Math.abs(Math.sin(step + 1)) * 4294967296)) | 0;
      var shift = shifts[round * 4 + step % 4];
      a = d; d = c; c = b;
      b = (b + ((turned << shift) | (turned >>> (32 - shift)))) | 0;
    }
    sum[0] += a; sum[1] += b; sum[2] += c; sum[3] += d;
  }
  return Array.from(new Uint8Array(sum.buffer), function (byte) { return (byte + 256).toString(16).slice(1); }).join('');
}
function threePart(challenge, background, group) {
  var first = md5(String(background)), second = md5(String(group)).slice(10), mixed = '';
  for (var at = 0; at < 9; at += 1) mixed += (at % 2 ? second : first)[at];
  var gap = Math.max(40, parseInt(mixed.slice(4), 16) % 200);
  var symbols = Array.from(new Set(challenge)).slice(0, 5);
  function encode(value) {
    var rest = value + parseInt(challenge.slice(32), 36), text = '';
    [50, 10, 5, 2, 1].forEach(function (weight, at) {
      text += symbols[4 - at].repeat(Math.floor(rest / weight));
      rest %= weight;
    });
    return text;
  }
  return [gap, background, group].map(encode).join('_');
}
function offlineValidate(challenge, isNewCaptcha) {
  return isNewCaptcha ? md5(challenge) : threePart(challenge, 0, 0);
}
`;
