/** Worked out from the vendor's documents and SDK sources by hand, never by the code under test. */
export const KEY = '11112222333344445555666677778888';
export const ID = 'aaaabbbbccccddddeeeeffff00001111';
export const ORIGIN = '0123456789abcdef0123456789abcdef';

/** Challenge for the browser by digest, with the proof of the md5 rule over it. */
export const DERIVED = [
  ['md5', '8b34b1fcec8550153d1571366b6b9ff6', '02d13247d9cea274960369474b7da007'],
  ['sha256', '4660f279510f4e8dfa30755796d909f758ca6b997a2b5030b6f65d799e70a364', 'd359ad116de137db8f9ff2a2e264c28f'],
  [
    'hmac-sha256',
    '27568c495d7fe38d94fc9975429681aec19e355791c4ee752416ffa383e22681',
    '5a69cf1f39ecd97aa6c681d1ffa338bd',
  ],
] as const;

export const SLIDE = {
  challenge: '8b34b1fcec8550153d1571366b6b9ff6x9',
  proof: 'ca8a92a3aa43f54d22846f93249d0dc6',
  answer: 'a3e6b2d4e95c40dacfa59461e054ff1b',
};

/** Seccode and what validate.php answers to it. */
export const ACCEPTED = [
  ['02d13247d9cea274960369474b7da007|jordan', '1e47766d7d0bc5cc7a1ce9f1360b1572'],
  [`${SLIDE.proof}|jordan`, SLIDE.answer],
  ['极验|jordan', '7d8c13a131a4dfb607d137f2d333d848'],
] as const;

export const CHINESE_KEY = { key: '密钥', challenge: '911d58acc6c72c808adfbf0a085ab4c6' };

/** Challenge, background, group, proof, and whether it passes. */
export const THREE_PART = [
  ['cfcd208495d565ef66e7dff9f98764dacf', 0, 0, '00000000002f_000000002222df_000000002222df', true],
  ['8f14e45fceea167a5a36dedd4bea2543a1', 3, 12, 'eeeeeeee4f8_eeeeeee4ff_eeeeeee44f8', true],
  ['8f14e45fceea167a5a36dedd4bea2543a1', 3, 12, 'eeeeeeee41_eeeeeee4ff_eeeeeee44f8', true],
  ['8f14e45fceea167a5a36dedd4bea2543a1', 3, 12, 'eeeeeeee48_eeeeeee4ff_eeeeeee44f8', true],
  ['8f14e45fceea167a5a36dedd4bea2543a1', 3, 12, 'eeeeeeee418_eeeeeee4ff_eeeeeee44f8', false],
  ['8f14e45fceea167a5a36dedd4bea2543a1', 3, 12, 'eeeeeeee4_eeeeeee4ff_eeeeeee44f8', false],
  ['ac627ab1ccbdb62ec96e702f07f6425bc4', 5, 100, '777777777777222a_777777772222a_77777777772226a', true],
  ['9bf31c7ff062936a96d3c8bd1f8f2ff32a', 8, 7, '11139_13333_1333fbb', true],
] as const;

/** Those of the table that hit the gap exactly: what a widget computes. */
export const EXACT = THREE_PART.filter(([, , , proof]) => !/^eeeeeeee4(?:1|8|18)?_/.test(proof));

export const SIMPLE = [
  ['cfcd208495d565ef66e7dff9f98764dacf', '3f5b211cc6d752cd35e1020a5615cf92'],
  ['8f14e45fceea167a5a36dedd4bea2543a1', '1acad4d31e7db3c6e8376bc50d93b61d'],
  ['ac627ab1ccbdb62ec96e702f07f6425bc4', '81f8137879ee2776a4e42b3b42a3446d'],
  ['9bf31c7ff062936a96d3c8bd1f8f2ff32a', 'b59ccf8e5d92de31ec2040fc6d0ac435'],
  ['k3v0q9xj2mz8w1rb7cyt5ldn4gpfh6se', '804447ad8899ffa5b29ce0233d1cf0fd'],
] as const;

export const V4_KEY = '99998888777766665555444433332222';
export const LOTS = [
  ['4dc3cfc2cdff448cad8d13107198d473', '89a72bcb0982cc43431bbe54b9c3273bff551393f700b64043f4c587ca55e492'],
  ['00000000000000000000000000000000', 'f8e9d40aa7637f17f4bb74b841abbde9c8114243590da5f4b28fde61a703e099'],
  ['4DC3CFC2CDFF448CAD8D13107198D473', 'e9a86896c1d5b2d7fbc90fdbba6c0da72fb07207b25b8c2ca1f9d8a6e110bcd6'],
  ['流水号-1', '9ec08f9248e16740a118b8d0f0094ec884e6f9e1fe1157b12429152ce7473b29'],
] as const;

/** The first lot with key and message the wrong way round. */
export const SWAPPED = '9eb8726932e49c78b70ebd4ad409138ecb4442faa3591cc6b904aaf38ddee15a';
