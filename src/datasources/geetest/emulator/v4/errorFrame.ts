/** https://docs.geetest.com/gt4/apirefer/errorcode, including the vendor's misspellings. */
const MESSAGES: Readonly<Record<string, string>> = {
  '-50000': 'runtime error',
  '-50001': 'illegal risk_type',
  '-50002': 'param decrypt error',
  '-50003': 'illegal verify',
  '-50004': 'jsonp xss',
  '-50005': 'illegal gen_time',
  '-50101': 'captcha_id missing',
  '-50102': 'illegal captcha_id',
  '-50103': 'captcha_id not exist',
  '-50104': 'captcha_id deleted',
  '-50105': 'captcha_id paused',
  '-50301': 'not proof',
  '-50302': 'lot_number missing',
  '-50303': 'illegal lot_number',
  '-50304': 'lot_number not match',
  '-50305': 'lot_number Expried',
  '-50306': 'process_token Error',
  '-50307': 'payload Error',
  '-50308': 'payload Used',
};

export function errorFrame(code: string): object {
  return { status: 'error', code, msg: MESSAGES[code] ?? 'undefined error', desc: { type: 'defined error' } };
}
