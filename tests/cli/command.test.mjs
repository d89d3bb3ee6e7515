// SPDX-License-Identifier: MIT
// The `hotcue` command as users run it: a process, files, pipes, exit codes.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('../../js-glue/hotcue.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'hotcue-'));
after(() => rmSync(folder, { recursive: true }));

/** @returns {{code: number, out: string, err: string}} */
function hotcue(args, input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], { input, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

/** Writes a file and returns its path. */
function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content));
  return path;
}

const lines = (text) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
const box = { pos_top: 20, pos_left: 20, pos_width: 40, pos_height: 40, click_action: 'track' };

const GOOD = file('good.json', {
  title: 'Good',
  variables: { seen: false },
  videos: [
    {
      id: 'one',
      title: 'One',
      custom_data: { lines: ['a', 'b'] },
      duration: 20,
      cues: [
        { id: 'first', time: 1.237, custom_data: { sku: 42 } },
        { id: 'last', time: 19.999 },
      ],
      interactions: [
        { id: 'b', type: 'button', time: 0, end_time: 5.05, ...box },
        { id: 'top', type: 'hotspot', time: 2, z_index: 1, hotspot_points: '0,0 100,0 0,100', ...box },
        { id: 'wait', type: 'pause', time: 3.3, pause_duration: 2 },
        { id: 'far', type: 'jump', time: 7.77, jump_time: 15 },
      ],
      on_ended: { action: 'switch', value: 'TWO' },
    },
    {
      id: 'two',
      token: 'TWO',
      interactions: [{ id: 'only', type: 'button', time: 4, ...box }],
    },
  ],
});
const WARNING = file('warning.json', { videos: [{}], nonsense: 1 });
const BAD = file('bad.json', [{ id: 'x', type: 'slider', time: -1 }]);
const PRETTY = file(
  'pretty.json',
  '{\r\n  "videos": [ {\n    "custom_data": {\n      "n": 12345678901234567890,\n      "f": 1.50\n    }\n  } ]\n}\n',
);
const PLAY = '[{"play":true},{"until":"ended"}]';

describe('hotcue', () => {
  it('prints help, for itself and each command', () => {
    for (const args of [['--help'], ['-h'], ['help']]) assert.match(hotcue(args).out, /^Usage: hotcue COMMAND/);
    for (const name of ['validate', 'simulate', 'hit', 'replay', 'import']) {
      const { code, out, err } = hotcue([name, '--help']);
      assert.equal(code, 0);
      assert.match(out, new RegExp(`^Usage: hotcue ${name} `));
      assert.match(out, /Exit code: /);
      assert.equal(err, '');
    }
  });

  it('prints its version', () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    assert.deepEqual(hotcue(['--version']), { code: 0, out: `${version}\n`, err: '' });
  });

  it('says how it is used when it is not', () => {
    for (const args of [[], ['explode'], ['toString']]) {
      const { code, out, err } = hotcue(args);
      assert.deepEqual({ code, out }, { code: 2, out: '' });
      assert.match(err, /Usage: hotcue COMMAND/);
    }
  });
});

describe('hotcue validate', () => {
  it('is silent about a good document', () => {
    assert.deepEqual(hotcue(['validate', GOOD]), { code: 0, out: '', err: '' });
  });

  it('exits with 0 for warnings', () => {
    const { code, out } = hotcue(['validate', WARNING]);
    assert.equal(code, 0);
    assert.deepEqual(
      lines(out).map(({ severity, code: name, path }) => [severity, name, path]),
      [['warning', 'unknown_field', '/nonsense']],
    );
  });

  it('prints all errors, one a line, and exits with 1', () => {
    const { code, out } = hotcue(['validate', BAD]);
    assert.equal(code, 1);
    assert.deepEqual(
      lines(out).map((each) => Object.keys(each)),
      [
        ['severity', 'code', 'path', 'message', 'offset', 'line', 'column'],
        ['severity', 'code', 'path', 'message', 'offset', 'line', 'column'],
      ],
    );
  });

  it('says on which line and in which column, as an editor counts', () => {
    const path = file('lines.json', '[\r\n  { "id": "😀", "type": "text", "time": -1 }\n]');
    const [{ code, line, column }] = lines(hotcue(['validate', path]).out).filter(({ path: at }) => at === '/0/time');
    assert.deepEqual({ code, line, column }, { code: 'out_of_range', line: 2, column: 41 });
  });

  it('names the file when there are several', () => {
    const { code, out } = hotcue(['validate', GOOD, WARNING, BAD]);
    assert.equal(code, 1);
    assert.deepEqual(
      lines(out).map(({ file: name }) => name),
      [WARNING, BAD, BAD],
    );
    assert.equal(Object.keys(lines(out)[0])[0], 'file');
  });

  it('reads standard input', () => {
    assert.equal(hotcue(['validate', '-'], '[').code, 1);
    assert.equal(hotcue(['validate', '-'], '[]').code, 0);
    assert.equal(hotcue(['validate', '-', '-'], '[]').code, 2);
  });

  it('finds what is no UTF-8', () => {
    for (const bytes of [
      [0xff],
      [0xc3],
      [0xc0, 0x80],
      [0xe0, 0x80, 0x80],
      [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
      [0x80],
    ]) {
      const path = file(
        'bytes.json',
        Buffer.concat([Buffer.from('{"videos":[{}],"title":"'), Buffer.from(bytes), Buffer.from('"}')]),
      );
      const { code, out } = hotcue(['validate', path]);
      assert.equal(code, 1, String(bytes));
      assert.equal(lines(out)[0].code, 'syntax');
      assert.equal(lines(out)[0].offset, 24);
    }
  });

  it('takes 16 MiB and no byte more', () => {
    const most = 16 * 1024 * 1024;
    assert.equal(hotcue(['validate', file('most.json', '[]'.padEnd(most))]).code, 0);
    for (const size of [most + 1, most + 100_000]) {
      const { code, out } = hotcue(['validate', file('more.json', '[]'.padEnd(size))]);
      assert.equal(code, 1);
      assert.deepEqual(
        lines(out).map((each) => each.code),
        ['too_large'],
      );
    }
  });

  it('reads no more than it must', { skip: !existsSync('/dev/zero') }, () => {
    const endless = openSync('/dev/zero');
    const { status, stdout } = spawnSync(process.execPath, [COMMAND, 'validate', '-'], {
      stdio: [endless, 'pipe', 'pipe'],
      timeout: 30_000,
      encoding: 'utf8',
    });
    closeSync(endless);
    assert.equal(status, 1);
    assert.equal(lines(stdout)[0].code, 'too_large');
  });

  it('exits with 2 for bad use, and checks the other files', () => {
    for (const args of [
      ['validate'],
      ['validate', '--loudly', GOOD],
      ['validate', join(folder, 'none.json')],
      ['validate', folder],
    ]) {
      const { code, out, err } = hotcue(args);
      assert.deepEqual({ code, out }, { code: 2, out: '' }, args.join(' '));
      assert.match(err, /^hotcue validate: /);
    }
    const { code, out } = hotcue(['validate', join(folder, 'none.json'), BAD]);
    assert.equal(code, 2);
    assert.equal(lines(out).length, 2);
  });
});

/** The same command, with streams redirected by a shell. */
function redirected(args, redirection) {
  const command = [process.execPath, COMMAND, ...args].map((word) => `'${word}'`).join(' ');
  const { status, stdout, stderr } = spawnSync('bash', ['-c', `set -o pipefail; ${command} ${redirection}`], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { code: status, out: stdout, err: stderr };
}

describe('output that can not be written', { skip: !existsSync('/dev/full') }, () => {
  const annotations = { images: [{ id: 1, file_name: 'a', width: 9, height: 9 }], categories: [{ id: 1, name: 'b' }] };
  const COCO = file('coco.json', {
    ...annotations,
    annotations: [{ id: 1, image_id: 1, category_id: 1, bbox: [1, 1, 5, 5] }],
  });
  const LOG = join(folder, 'inputs.log');
  const simulate = ['simulate', GOOD, '--script', PLAY];
  hotcue([...simulate, '--record', LOG]);
  const commands = {
    help: ['--help'],
    version: ['--version'],
    validate: ['validate', BAD],
    simulate,
    replay: ['replay', LOG],
    hit: ['hit', GOOD, '--at', '3'],
    import: ['import', COCO],
  };
  const points = `<<< '25 25'`;

  for (const [name, args] of Object.entries(commands)) {
    it(`${name}: one line and exit code 2`, () => {
      const { code, err } = redirected(args, `${points} > /dev/full`);
      assert.match(err, /^(hotcue \S+: .* has no duration.*\n)?hotcue \S+: can't write standard output: ENOSPC.*\n$/);
      assert.equal(code, 2);
    });

    it(`${name}: quiet when the reader goes away`, () => {
      const { err } = redirected(args, `${points} | true`);
      assert.doesNotMatch(err, /EPIPE|Error|at /);
    });
  }

  it('a file of inputs is named', () => {
    const { code, err } = redirected([...simulate, '--record', '/dev/full'], '');
    assert.match(err, /hotcue simulate: can't write \/dev\/full: ENOSPC/);
    assert.equal(code, 2);
  });

  it('messages that nobody can read make it 2 as well', () => {
    for (const args of [
      simulate,
      ['validate', join(folder, 'none.json')],
      ['explode'],
      ['simulate', BAD, '--script', PLAY],
    ]) {
      assert.equal(redirected(args, '2> /dev/full').code, 2, args.join(' '));
    }
  });
});

describe('hotcue simulate', () => {
  it('prints the same at any tick rate', () => {
    const script = JSON.stringify([
      { play: true },
      { until: 2.5 },
      { pointer: [25, 25] },
      { wait: 1.7 },
      { seek: 1 },
      { wait: 3.3 },
      { play: true },
      { until: 16.1 },
      { set: { seen: true } },
      { until: 'ended' },
    ]);
    const runs = ['0.5', '4', '23.976', '60', '1000'].map((hz) =>
      hotcue(['simulate', GOOD, '--script', script, '--hz', hz, '--video-durations', 'two=12.345']),
    );
    assert.equal(runs[0].code, 0, runs[0].err);
    assert.ok(runs[0].out.split('\n').length > 25, runs[0].out);
    for (const run of runs) assert.deepEqual(run, runs[0]);
  });

  it('takes a script inline, from a file and from standard input', () => {
    const inline = hotcue(['simulate', GOOD, '--script', PLAY]);
    assert.equal(inline.code, 0, inline.err);
    assert.deepEqual(hotcue(['simulate', GOOD, '--script', file('script.json', PLAY)]), inline);
    assert.deepEqual(hotcue(['simulate', GOOD, '--script', '-'], PLAY), inline);
    assert.deepEqual(hotcue(['simulate', '-', '--script', PLAY], readFileSync(GOOD)), inline);
  });

  it('says which duration it guesses, unless it is given', () => {
    assert.match(hotcue(['simulate', GOOD, '--script', PLAY]).err, /"two" has no duration, taking 60 s/);
    const { out, err } = hotcue([
      'simulate',
      GOOD,
      '--script',
      PLAY,
      '--video-durations',
      'one=10',
      '--video-durations',
      'TWO=8',
    ]);
    assert.equal(err, '');
    assert.deepEqual(
      lines(out)
        .filter(({ event }) => event === 'node:ended')
        .map(({ t, video }) => [video, t]),
      [
        ['one', 10],
        ['two', 8],
      ],
    );
  });

  it('prints the errors of a document on standard error and exits with 1', () => {
    const { code, out, err } = hotcue(['simulate', BAD, '--script', PLAY]);
    assert.deepEqual({ code, out }, { code: 1, out: '' });
    assert.equal(lines(err).length, 2);
  });

  it('gives up on a loop without end, after what came of it', () => {
    const loop = file('loop.json', [{ id: 'j', type: 'jump', time: 9000, jump_time: 0 }]);
    const { code, out, err } = hotcue(['simulate', loop, '--script', '[{"play":true},{"until":9001}]', '--hz', '1']);
    assert.equal(code, 1);
    assert.equal(lines(out).filter(({ event }) => event === 'player:seek').length, 9);
    assert.match(err, /24 hours/);
  });

  it('exits with 2 for bad use, before anything plays', () => {
    const uses = [
      [GOOD],
      ['--script', PLAY],
      [GOOD, GOOD, '--script', PLAY],
      [GOOD, '--script', join(folder, 'none.json')],
      [join(folder, 'none.json'), '--script', PLAY],
      [GOOD, '--script', PLAY, '--hz', '0'],
      [GOOD, '--script', PLAY, '--hz', '-1'],
      [GOOD, '--script', PLAY, '--hz', 'fast'],
      [GOOD, '--script', PLAY, '--hz', '1e9'],
      [GOOD, '--script', PLAY, '--video-durations', 'one'],
      [GOOD, '--script', PLAY, '--video-durations', 'one=0'],
      [GOOD, '--script', PLAY, '--video-durations', 'one=x'],
      [GOOD, '--script', PLAY, '--video-durations', 'three=3'],
      [GOOD, '--script', PLAY, '--record', join(folder, 'none', 'x')],
      [GOOD, '--script', PLAY, '--speed', '2'],
      ['-', '--script', '-'],
    ];
    for (const args of uses) {
      const { code, out, err } = hotcue(['simulate', ...args], '[]');
      assert.deepEqual({ code, out }, { code: 2, out: '' }, args.join(' '));
      assert.match(err, /^hotcue simulate: /, args.join(' '));
    }
  });

  it('checks the whole script before anything plays, and exits with 1 naming the step', () => {
    const faults = {
      '{"fly":true}': /step 1: no step is called "fly"/,
      '{"jump":"three"}': /step 1: no video is called "three"/,
      '{"click":"nobody"}': /step 1: no interaction is called "nobody"/,
      '{"explain":"nobody"}': /step 1: no interaction is called "nobody"/,
      '{"lead":{"email":7}}': /step 1: "lead" expects an object of form fields/,
      '{"lead":{"a":"\\ud800"}}': /step 1: "lead" has a text with an unpaired surrogate/,
      '{"lead":{"\\udc00":"a"}}': /step 1: "lead" has a text with an unpaired surrogate/,
      '{"set":{"\\ud800":1}}': /step 1: "set" has a text with an unpaired/,
      '{"eval":["a","\\ud83d"]}': /step 1: "eval" has a text with an unpaired/,
      '{"tray":"\\ud83d\\ud83d"}': /step 1: "tray" has a text with an unpaired/,
    };
    for (const [step, message] of Object.entries(faults)) {
      const { code, out, err } = hotcue(['simulate', GOOD, '--script', `[{"play":true},${step}]`]);
      assert.deepEqual({ code, out }, { code: 1, out: '' }, step);
      assert.match(err, message);
    }
    const whole = '[{"set":{"a":"\\ud83d\\ude00"}}]';
    assert.equal(hotcue(['simulate', GOOD, '--script', whole]).code, 0);
  });

  it('exits with 1 at a click that is refused, after what came of the script so far', () => {
    const { code, out, err } = hotcue([
      'simulate',
      GOOD,
      '--script',
      '[{"play":true},{"until":6},{"click":"b"},{"until":7}]',
    ]);
    assert.equal(code, 1);
    assert.equal(lines(out).at(-1).event, 'interaction:hide');
    assert.match(err, /step 2, \{"click":"b"\}: "b" can't be clicked at 6 s of "one": outside its window 0–5\.05 s/);
  });

  it('exits with 1 at an until that is never reached, and says why', () => {
    const block = { id: 'q', type: 'button', time: 1, end_time: 2, click_required: true, ...box };
    const path = file('blocked.json', { videos: [{ id: 'v', duration: 9, interactions: [block] }] });
    for (const [script, place, why] of [
      ['[{"play":true},{"until":3}]', 'step 1, {"until":3}', '2 s of "v" (paused by "required")'],
      ['[{"play":true},{"until":"ended"}]', 'step 1, {"until":"ended"}', '2 s of "v" (paused by "required")'],
      ['[{"until":1}]', 'step 0, {"until":1}', '0 s of "v" (it was never played)'],
      ['[{"play":true},{"pause":true},{"until":1}]', 'step 2, {"until":1}', '0 s of "v" (paused by "user")'],
    ]) {
      const { code, err } = hotcue(['simulate', path, '--script', script]);
      assert.equal(code, 1, script);
      assert.equal(err, `hotcue simulate: ${place}: never reached: playback rests at ${why}, and nothing resumes it\n`);
    }
    const through = '[{"play":true},{"until":2},{"click":"q"},{"until":"ended"},{"until":"ended"}]';
    assert.deepEqual(hotcue(['simulate', path, '--script', through]).err, '');
  });

  it('stops quietly when nobody reads', async () => {
    const script = JSON.stringify([
      { play: true },
      ...Array.from({ length: 3000 }, () => [{ seek: 1 }, { seek: 2 }]).flat(),
      { seek: 16 },
      { play: true },
      { wait: 50_000 }, // for hours, at this rate
    ]);
    const path = file('long.json', script);
    const more = ['--hz', '100000', '--video-durations', 'two=100000'];
    const child = spawn(process.execPath, [COMMAND, 'simulate', GOOD, '--script', path, ...more], { timeout: 60_000 });
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    assert.equal(code, 0);
    assert.equal(err, '');
  });
});

describe('hotcue hit', () => {
  it('answers point by point', () => {
    const points = '25 25\n55 55\n10 10\n\t59.9   59.9 \n-1e1 +5\n';
    assert.deepEqual(hotcue(['hit', GOOD, '--at', '3'], points), { code: 0, out: 'top\nb\n-\nb\n-\n', err: '' });
    assert.equal(hotcue(['hit', GOOD, '--at', '0'], points).out, 'b\nb\n-\nb\n-\n');
    assert.equal(hotcue(['hit', GOOD, '--at', '5.05'], points).out, 'top\n-\n-\n-\n-\n');
  });

  it('knows other videos', () => {
    assert.equal(hotcue(['hit', GOOD, '--at', '4', '--video', 'two'], '25 25').out, 'only\n');
    assert.equal(hotcue(['hit', GOOD, '--at', '3.9', '--video', 'TWO'], '25 25\n').out, '-\n');
    assert.equal(hotcue(['hit', GOOD, '--at', '100000', '--video', 'two'], '25 25\n').out, 'only\n');
    assert.equal(hotcue(['hit', GOOD, '--at', '4', '--video', 'three'], '25 25\n').code, 2);
  });

  it('plays nothing on the way to another video', () => {
    const path = file('leaving.json', {
      videos: [
        { id: 'one' },
        {
          id: 'two',
          interactions: [
            { id: 'only', type: 'button', time: 4, ...box },
            { id: 'away', type: 'switch', time: 0, switch_video_id: 'one' },
            { id: 'and away', type: 'switch', time: 4, switch_video_id: 'one' },
          ],
        },
      ],
    });
    assert.equal(hotcue(['hit', path, '--at', '4', '--video', 'two'], '25 25\n').out, 'only\n');
  });

  it('answers at once', async () => {
    const child = spawn(process.execPath, [COMMAND, 'hit', GOOD, '--at', '3']);
    const answers = child.stdout.setEncoding('utf8')[Symbol.asyncIterator]();
    child.stdin.write('25 25\n55 ');
    assert.equal((await answers.next()).value, 'top\n');
    child.stdin.end('55\n');
    assert.equal((await answers.next()).value, 'b\n');
    assert.equal(await new Promise((resolve) => child.on('close', resolve)), 0);
  });

  it('names the line that is wrong', () => {
    for (const line of ['', '1', '1 2 3', 'a b', '0x1 2', '1,2', 'NaN 1', '1 Infinity']) {
      const { code, out, err } = hotcue(['hit', GOOD, '--at', '3'], `25 25\n${line}\n25 25\n`);
      assert.deepEqual({ code, out }, { code: 2, out: 'top\n' }, line);
      assert.match(err, /line 2: /);
    }
  });

  it('exits with 1 for a faulty document, with 2 for bad use', () => {
    assert.equal(hotcue(['hit', BAD, '--at', '3']).code, 1);
    for (const args of [
      [GOOD],
      ['--at', '3'],
      [GOOD, '--at', 'now'],
      [GOOD, '--at', '-1'],
      ['-', '--at', '3'],
      [join(folder, 'none.json'), '--at', '3'],
    ]) {
      assert.equal(hotcue(['hit', ...args], '1 1\n').code, 2, args.join(' '));
    }
  });
});

describe('hotcue replay', () => {
  const script = JSON.stringify([
    { play: true },
    { until: 2.5 },
    { pointer: [25, 25] },
    { hover: [25, 25] },
    { set: { seen: true, name: 'é"\n', n: 0.1 } },
    { eval: ['name'] },
    { wait: 1.7 },
    { device: 'mobile' },
    { seek: 1 },
    { play: true },
    { tray: 'magic_menu' },
    { until: 16.1 },
    { jump: 'two' },
    { wait: 2 },
    { pause: true },
    { reset: true },
    { play: true },
    { until: 'ended' },
    { play: true },
    { wait: 1 },
  ]);

  it('prints what the simulation printed, byte for byte', () => {
    for (const [document, steps] of [
      [GOOD, script],
      [PRETTY, PLAY],
    ]) {
      const inputs = join(folder, 'inputs.jsonl');
      const played = hotcue(['simulate', document, '--script', steps, '--record', inputs, '--hz', '5']);
      assert.equal(played.code, 0, played.err);
      for (const line of played.out.trimEnd().split('\n')) JSON.parse(line);
      assert.deepEqual(hotcue(['replay', inputs]), { code: 0, out: played.out, err: '' });
      assert.equal(hotcue(['replay', '-'], readFileSync(inputs)).out, played.out);
    }
  });

  it('hands back custom data as it was written', () => {
    assert.match(hotcue(['simulate', PRETTY, '--script', PLAY]).out, /12345678901234567890/);
  });

  it('names the line that is wrong, after what came before it', () => {
    const start = '{"hotcue":1,"mode":"strict","project":[]}\n';
    const { code, out, err } = hotcue(['replay', '-'], `${start}["ready",60]\n["explode"]\n`);
    assert.equal(code, 2);
    assert.match(out, /project:load.*\n.*project:ready/);
    assert.match(err, /-:3: no input is called "explode"/);
    for (const log of [
      '["play"]\n',
      `${start}{}\n`,
      `${start}\n`,
      `${start}["tick"]\n`,
      '{"hotcue":1,"project":[3]}\n',
      '{"hotcue":9,"project":[]}\n',
    ]) {
      assert.equal(hotcue(['replay', '-'], log).code, 2, log);
    }
    assert.match(hotcue(['replay', '-'], `${start}["tick",1e999]\n`).err, /^hotcue replay: -:2: hc_input_tick/);
  });

  it('exits with 2 for bad use', () => {
    for (const args of [[], ['a', 'b'], [join(folder, 'none.jsonl')], ['--fast', '-']])
      assert.equal(hotcue(['replay', ...args]).code, 2);
  });
});
