// SPDX-License-Identifier: MIT
// Custom data that something on their way might change: one table for all ways to a listener.

/**
 * @typedef {object} Awkward
 * @property {string} name
 * @property {string} text the value's JSON as it is in the document, with its white space
 */

const { raw } = String;

/** How deep custom data of an interaction or a cue can be nested: HC_LIMIT_DEPTH less what is around it. */
export const DEPTH_MAX = 27;
const MEGABYTE = 1_000_000;

/** Brackets around a value. @param {number} depth @param {string} open @param {string} inner @param {string} close */
const nested = (depth, open, inner, close) => open.repeat(depth) + inner + close.repeat(depth);

/** A text of at least that many bytes. @param {string} piece JSON of a part of it, without quotes */
const long = (piece) => `"${piece.repeat(Math.ceil(MEGABYTE / Buffer.byteLength(piece)))}"`;

/** Numbers that are all different, and none as JavaScript writes it. @returns {string} an array */
function longList() {
  const numbers = [];
  for (let i = 0, bytes = 2; bytes < MEGABYTE; i++) {
    const number = `${i}.${i}0e+${i % 9}`;
    numbers.push(number);
    bytes += number.length + 1;
  }
  return `[${numbers.join(',')}]`;
}

/** @type {Record<string, Record<string, string>>} */
const KINDS = {
  plain: {
    true: 'true',
    false: 'false',
    null: 'null',
    zero: '0',
    'an empty text': '""',
    'an empty list': '[]',
    'an empty object': '{}',
    'empty things': '[{},[],"",null,true,false,0]',
  },
  number: {
    'of 30 digits': '123456789012345678901234567890',
    'of 300 digits': '9'.repeat(300),
    'with 400 digits behind its point': `0.${'1234567890'.repeat(40)}`,
    'one above the largest safe integer': '9007199254740993',
    'below zero, and nothing': '-0',
    'the same, with digits': '[-0.0,0.00,-0e0,0E-0]',
    'a zero at the end': '0.10',
    'more zeros at the end': '[1.0,1.00,10.000,100]',
    'an exponent that JavaScript writes otherwise': '1e-7',
    'other exponents': '[1E2,1e+2,1e002,1E+0,0.1e-007,1e21,1e-400,5e-324,1.7976931348623157e308]',
    'more digits than a double has': '0.1000000000000000055511151231257827',
    'ids as numbers': '{"id":10000000000000000001,"next":10000000000000000002}',
  },
  key: {
    'integers in another order': '{"b":1,"10":2,"9":3,"a":4,"2":5}',
    'integers as JavaScript has them, and others': '{"4294967294":1,"4294967295":2,"0":3,"-1":4,"01":5,"1.5":6}',
    'integers in a list of objects': '[{"1":1,"0":0},{"x":{"2":2,"1":1}}]',
    'a prototype': '{"__proto__":{"x":1},"a":2}',
    'a prototype, inside': '[{"a":{"__proto__":[],"constructor":{"__proto__":1}}}]',
    'a prototype that is no object': '{"__proto__":null}',
    'names of members that objects have': '{"constructor":{"prototype":{}},"toString":1,"hasOwnProperty":2,"toJSON":3}',
    empty: '{"":{"":""}}',
    'white space': raw`{" ":1,"  ":2,"\t":3}`,
    escaped: raw`{"\u0061":1,"\u005f_proto__":2,"a\/b":3,"\ud83d\ude00":4}`,
    'only differing in their Unicode form': '{"\u00e9":1,"e\u0301":2}',
    'with a NUL': raw`{"\u0000":1,"a\u0000b":2}`,
    'of payloads': '{"customData":1,"customDataText":2,"hotspot":{"customData":3},"cue":{"customData":4}}',
    'of payloads, of videos':
      '{"node":{"customData":1},"prevNode":{"customData":2},"nextNode":{"customData":3},"interaction":{"customData":4}}',
    'of the document': '{"custom_data":{"custom_data":[1]},"videos":[],"interactions":[],"hotcue":9}',
    'of a number that is kept': '{"rawJSON":"1"}',
    'that end what is around them': raw`{"a\"}],":1,"\\":2,"\\\"":{"b":"}"}}`,
    long: `{"${'k'.repeat(5000)}":1}`,
  },
  text: {
    plain: '"boots"',
    blank: '"   "',
    'white space': raw`" \t\n\r "`,
    null: '"null"',
    'a number': '"0"',
    'a number with zeros': '"007.50"',
    true: '"true"',
    'quotes and backslashes': raw`"\"\\\"\\\\"`,
    'a backslash before its end': raw`["a\\","}","\\"]`,
    'what looks like an end': raw`"\"}],{\\\"customData\":1,"`,
    'every escape': raw`"\"\\\/\b\f\n\r\t\u0041\u00e9\u2028"`,
    'escapes in capitals and not': raw`"\u00E9\u00e9\u00AbA"`,
    'a slash and an escaped one': raw`"a/b\/c"`,
    emoji: '"👩‍🚀🏳️‍🌈🇺🇳"',
    'escaped emoji': raw`"\ud83d\ude80\uD83D\uDE80"`,
    'characters at the ends of Unicode': '"\u007f\u0080\u07ff\u0800\ud7ff\ue000\ufdd0\ufffe\uffff\u{10000}\u{10ffff}"',
    'line separators': '"a\u2028b\u2029c"',
    'a NUL': raw`"a\u0000b"`,
    'control characters': raw`"\u0001\u001f\u007f"`,
    'a byte order mark': '"\ufeffa\ufeff"',
    'marks of direction': '"\u202eabc\u202c \u2066x\u2069 \u200f\u061c"',
    'right to left': '"שלום, مرحبا"',
    combining: '"Z\u0351\u036b\u0343\u036aA\u0337\u0321 e\u0301"',
    'composed and not': '["\u00e9","e\u0301","\u212b","\u00c5","\ufb01"]',
    'line ends': raw`"a\r\nb\nc\rd"`,
    'JSON in a text': raw`"{\"b\":1.10,\"10\":[null,\"\\u0041\"]}"`,
    'JSON in JSON in a text': raw`"\"{\\\"a\\\":1}\""`,
    HTML: raw`"<b onclick=\"x()\">&amp;&#0;</b><!-- --><script>alert(1)<\/script>"`,
    'a script that is not escaped': '"</script><script>alert(1)</script>"',
    templates: '"{{name}} {{ score }} {{missing}} {{"',
    'templates inside': '{"{{name}}":["{{name}}"],"a":{"b":"{{name}}"}}',
    XML: raw`"<?xml version=\"1.0\"?>\n<a b=\"c\"><![CDATA[]]]]><![CDATA[>]]></a>"`,
    base64: '"AAECAwQFBgcICQoLDA0ODw+/=="',
    'a URL': '"https://a.test/?q=1&r=%20%7B#{{name}}"',
    'percent signs and pluses': '"%25 %00 + %E2%82%AC %zz"',
    'patterns of replacements': raw`"$& $1 $$ $\u0060 %s %d \\1"`,
  },
  'white space': {
    'between all tokens': ' { "a b" : [ 1 , 2.50 ,\n\t"c : d , e" ] ,\r\n "e" : { } , "f" : [ ] } ',
    'line ends of all kinds': '[\n1,\r\n2,\r3\t]',
    'around a scalar': '\n\t 1.0 \r\n',
    'between the lines of texts that look alike': raw`[ " [ 1 , 2 ] " , "\n{ \"a\" : 1 }\n" ]`,
  },
  deep: {
    lists: nested(DEPTH_MAX, '[', '1.0', ']'),
    objects: nested(DEPTH_MAX, '{"1":', '"end"', '}'),
    both: nested((DEPTH_MAX - 1) / 2, '[{"b":', '[]', '}]'),
  },
  wide: {
    'a list of everything': '[true,false,null,-0,1.0,1E1,"a","",{},[],{"2":2,"1":1},[[]]]',
    'many keys': `{${Array.from({ length: 500 }, (_, i) => `"${(i * 7919) % 500}":${i}.0`).join(',')}}`,
  },
  long: {
    'a megabyte of text': long('boots '),
    'a megabyte of escapes and emoji': long(raw`\u0041\"👩‍🚀\/`),
    'a megabyte of numbers': longList(),
  },
};

/** @type {readonly Awkward[]} */
export const AWKWARD = Object.entries(KINDS).flatMap(([kind, values]) =>
  Object.entries(values).map(([name, text]) => ({ name: `${kind}: ${name}`, text })),
);

/** Of less than a megabyte, for ways with a limit or with a price. */
export const SHORT = AWKWARD.filter(({ name }) => !name.startsWith('long: '));

/** What a document must not contain, and the code that it is refused with. @type {(Awkward & {code: string})[]} */
export const REFUSED = [
  { name: 'a number beyond a double', text: '1E400', code: 'syntax' },
  { name: 'an integer of 400 digits', text: '1'.repeat(400), code: 'syntax' },
  { name: 'half of a surrogate pair', text: raw`"\ud83d"`, code: 'syntax' },
  { name: 'a key twice', text: raw`{"a":1,"\u0061":2}`, code: 'duplicate_key' },
  { name: 'nested too deep', text: nested(DEPTH_MAX + 1, '[', '', ']'), code: 'too_deep' },
  { name: 'a line end in a text', text: '"a\nb"', code: 'syntax' },
];

/**
 * A JSON text without the white space between its tokens, which is all that a listener's text may lack.
 * By one character after the other: it is what the code under test is compared with.
 * @param {string} text
 */
export function compact(text) {
  const kept = [];
  let inside = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (inside && sign === '\\') kept.push(sign, text[++at]);
    else if (inside || !' \t\r\n'.includes(sign)) kept.push(sign);
    if (sign === '"') inside = !inside;
  }
  return kept.join('');
}
