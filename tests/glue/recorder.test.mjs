// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HotcueError } from '../../js-glue/engine/error.js';
import { INPUTS as TABLE } from '../../js-glue/engine/inputs.js';
import { recorded } from '../../js-glue/record/recorder.js';
import { ReplayError, replayLine } from '../../js-glue/record/replay.js';

/** Records calls and their arguments. */
class Listener {
  #calls = [];
  video = 0;

  constructor() {
    for (const name of Object.keys(TABLE)) {
      this[name] = (...args) => {
        this.#calls.push([name, ...args]);
        return [];
      };
    }
  }

  get calls() {
    return this.#calls;
  }

  load(text, options) {
    this.#calls.push(['load', String(text), options]);
    return { ok: text !== 'bad', diagnostics: [], effects: [] };
  }

  hit() {
    return 3;
  }
}

/** Every input, and its line in the log. */
const INPUTS = [
  [['unload'], '["unload"]'],
  [['ready', 60.5], '["ready",60.5]'],
  [['ready', NaN], '["ready",null]'],
  [['ready', Infinity], '["ready",null]'],
  [['play'], '["play"]'],
  [['pause'], '["pause"]'],
  [['tick', 0.016666667], '["tick",0.016666667]'],
  [['seek', 3], '["seek",3,"user"]'],
  [['seek', 3, 'host'], '["seek",3,"host"]'],
  [['ended'], '["ended",false]'],
  [['ended', true], '["ended",true]'],
  [['answer', false], '["answer",false]'],
  [['click', 0], '["click",0]'],
  [['hover', -1], '["hover",-1]'],
  [['set', 'a', 'x"\n\u{1F600}'], '["set","a","x\\"\\n\u{1F600}","host"]'],
  [['set', 'a', 1.5, 'query'], '["set","a",1.5,"query"]'],
  [['set', 'a', false], '["set","a",false,"host"]'],
  [['set', 'a', null], '["set","a",null,"host"]'],
  [['eval', 'a'], '["eval","a"]'],
  [['logExplain', 2], '["logExplain",2]'],
  [['measuring', true], '["measuring",true]'],
  [['dwell', 1.5], '["dwell",1.5]'],
  [['logMeasure'], '["logMeasure"]'],
  [['wake', 7], '["wake",7]'],
  [['device', 'mobile'], '["device","mobile"]'],
  [['show', 2, true], '["show",2,true]'],
  [['jump', 1], '["jump",1,0]'],
  [['jump', 1, 12.5], '["jump",1,12.5]'],
  [['tray', 'magic_menu'], '["tray","magic_menu"]'],
  [['trayClose', 'magic_menu'], '["trayClose","magic_menu"]'],
  [['lead', { email: 'a@b.example' }], '["lead",{"email":"a@b.example"}]'],
  [['leadCancel'], '["leadCancel"]'],
  [['dialogClose'], '["dialogClose"]'],
  [['hidden', true], '["hidden",true]'],
  [['reset'], '["reset"]'],
];

describe('recorder', () => {
  for (const [[name, ...args], line] of INPUTS) {
    it(`writes ${line}`, () => {
      const lines = [];
      const engine = recorded(new Listener(), (each) => lines.push(each));
      engine[name](...args);
      assert.deepEqual(lines, [line]);
      assert.deepEqual(engine.calls, [[name, ...args]]); // passed on unchanged
    });
  }

  it('is shown with every input of the table', () => {
    assert.deepEqual(new Set(INPUTS.map(([[name]]) => name)), new Set(Object.keys(TABLE)));
  });

  it('takes no method of every object for an input', () => {
    assert.equal(recorded(new Listener(), () => {}).toString(), '[object Object]');
  });

  it('writes the document as it is, on one line', () => {
    const lines = [];
    const engine = recorded(new Listener(), (each) => lines.push(each));
    engine.load('[\r\n{"x": 1.50}\n]\n');
    engine.load(new TextEncoder().encode('["é"]'), { lenient: true });
    assert.deepEqual(lines, [
      '{"hotcue":1,"mode":"strict","project":[  {"x": 1.50} ] }',
      '{"hotcue":1,"mode":"lenient","project":["é"]}',
    ]);
  });

  it('writes nothing for a document that was refused', () => {
    const lines = [];
    recorded(new Listener(), (each) => lines.push(each)).load('bad');
    assert.deepEqual(lines, []);
  });

  it('writes nothing for an argument that is none', () => {
    const lines = [];
    const listener = new Listener();
    listener.tick = () => {
      throw new HotcueError('refused', 'bad argument');
    };
    assert.throws(() => recorded(listener, (each) => lines.push(each)).tick(NaN));
    assert.deepEqual(lines, []);
  });

  it('writes the input that broke the engine', () => {
    const lines = [];
    const listener = new Listener();
    listener.tick = () => {
      throw new HotcueError('wasm_trap', 'unreachable');
    };
    assert.throws(() => recorded(listener, (each) => lines.push(each)).tick(1));
    assert.deepEqual(lines, ['["tick",1]']);
  });

  it('records no question', () => {
    const lines = [];
    const engine = recorded(new Listener(), (each) => lines.push(each));
    assert.equal(engine.hit(1, 2), 3);
    assert.equal(engine.video, 0);
    assert.deepEqual(lines, []);
  });
});

describe('replay of a line', () => {
  for (const [[name], line] of INPUTS) {
    it(`feeds ${line}`, () => {
      const engine = new Listener();
      replayLine(engine, line);
      const [, ...args] = JSON.parse(line);
      assert.deepEqual(engine.calls, [[name, ...args.map((arg) => (name === 'ready' ? (arg ?? NaN) : arg))]]);
    });
  }

  it('feeds a document, strict or lenient', () => {
    const engine = new Listener();
    replayLine(engine, '{"hotcue":1,"mode":"lenient","project":[{"x": 1.50}]}');
    replayLine(engine, '{"hotcue":1,"project":[]}');
    assert.deepEqual(engine.calls, [
      ['load', '[{"x": 1.50}]', { lenient: true }],
      ['load', '[]', { lenient: false }],
    ]);
  });

  const bad = [
    '',
    'null',
    '[]',
    '["load"]',
    '["constructor"]',
    '["tick"]',
    '["tick","1"]',
    '["tick",1,2]',
    '["tick",null]',
    '["seek",1,"me"]',
    '["seek",1,["host"]]',
    '["set","a",{},"host"]',
    '["answer",1]',
    '["device","tv"]',
    '{}',
    '{"hotcue":2,"mode":"strict","project":[]}',
  ];
  for (const line of bad) {
    it(`refuses ${line || 'an empty line'}`, () => {
      const engine = new Listener();
      assert.throws(() => replayLine(engine, line), ReplayError);
      assert.deepEqual(engine.calls, []);
    });
  }
});
